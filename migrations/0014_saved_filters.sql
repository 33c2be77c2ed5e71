-- Filters of the list that an administrator has saved under a name (OP-1). They decide nothing: no row has a MAC.
create table saved_filter (
    operator blob not null references operator (id),
    -- As typed, and as names are compared.
    name text not null,
    name_key text not null,
    -- What is searched for, which operators, and in which order: JSON.
    question text not null,
    primary key (operator, name_key)
) strict, without rowid;
