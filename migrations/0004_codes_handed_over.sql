-- Codes that an administrator hands over: the temporary code (PH-4) and the registration code (RG-7).
-- Of each an operator has at most one: a newer one takes the older one's row, and what is void has none.
-- A hash is keyed by what the key store holds: with the database alone nobody can try eight digits out.

create table temporary_code (
    operator blob primary key references operator (id),
    hash blob not null check (length(hash) = 32),
    given_at integer not null,
    expires_at integer not null,
    -- Kept after its use, so that the one who types it again hears why it is refused.
    used_at integer,
    version integer not null default 1,
    mac blob,
    -- PH-4: at most 24 hours.
    check (expires_at >= given_at and expires_at - given_at <= 86400000)
) strict;

create table registration_code (
    operator blob primary key references operator (id),
    -- Null where none is asked for at this registration: the service team says so (RE-1).
    hash blob check (length(hash) = 32),
    given_at integer not null,
    expires_at integer not null,
    -- RG-7: five tries, counted before they are looked at (SE-5).
    tries integer not null default 0 check (tries between 0 and 5),
    version integer not null default 1,
    mac blob,
    check (expires_at >= given_at and expires_at - given_at <= 86400000)
) strict;

-- RG-7: a setting of the institution, off by default.
alter table institution add column registration_code_required integer not null default 0
    check (registration_code_required in (0, 1));
