-- Times are milliseconds since 1970 UTC. Ids are 16 bytes. 1 is yes, 0 is no.
-- The columns mac, version and chain are places kept for the tamper-evident database.

-- One row: which database this is, and the highest time it has seen (SE-8).
create table database (
    only_row integer primary key check (only_row = 1),
    id blob not null check (length(id) = 16),
    highest_time integer not null default 0 check (highest_time between 0 and 253402300799999)
) strict;

-- One row after set-up, none before it (SU-1).
create table institution (
    only_row integer primary key check (only_row = 1),
    id blob not null check (length(id) = 16),
    name text not null check (length(name) between 1 and 64),
    short_name text not null check (length(short_name) between 1 and 64),
    -- PO-1: the feature is off by default; only the service team turns it on.
    two_factor_enabled integer not null default 0 check (two_factor_enabled in (0, 1)),
    two_factor_enabled_at integer,
    activation_requested_at integer,
    activation_requested_by blob references operator (id),
    idle_minutes integer not null default 15 check (idle_minutes between 1 and 240),
    unlock_with text not null default 'password' check (unlock_with in ('password', 'code')),
    -- Ids of the offered apps, separated by commas.
    apps text not null,
    new_operators_required integer not null default 1 check (new_operators_required in (0, 1)),
    created_at integer not null,
    -- Recognises the root key without telling anything about it (SE-13).
    root_key_identity blob not null check (length(root_key_identity) = 32),
    -- For the day the keyring is lost: the root key sealed under the service key (RE-1).
    root_key_under_service_key blob not null,
    service_key_check blob not null check (length(service_key_check) = 32),
    -- Raised at every change of the policy: sign-ins under way start over (PO-5).
    policy_version integer not null default 1,
    version integer not null default 1,
    mac blob,
    check ((two_factor_enabled = 1) = (two_factor_enabled_at is not null)),
    check ((activation_requested_at is null) = (activation_requested_by is null))
) strict;

create table operator (
    row integer primary key,
    id blob not null unique check (length(id) = 16),
    username text not null check (length(username) between 1 and 64),
    -- OP-4: unique without regard to case or Unicode form.
    username_key text not null unique,
    -- The same as the throttle and the list of failures know it.
    username_digest blob not null unique check (length(username_digest) = 32),
    display_name text not null check (length(display_name) between 1 and 64),
    display_name_key text not null,
    -- Both names in folded words, each after a space: found by the beginning of a word (OP-1).
    search_words text not null,
    role text not null check (role in ('operator', 'administrator')),
    two_factor_required integer not null check (two_factor_required in (0, 1)),
    disabled integer not null default 0 check (disabled in (0, 1)),
    -- Raised by whatever must end sign-ins under way: policy, CHANGE PHONE, disabling, reset.
    epoch integer not null default 1,
    -- When the registration in use was confirmed; null without one.
    registered_at integer,
    last_sign_in_at integer,
    created_at integer not null,
    two_factor text not null generated always as (
        case when two_factor_required = 0 then 'off'
             when registered_at is null then 'waiting'
             else 'registered' end
    ) virtual,
    version integer not null default 1,
    mac blob
) strict;

-- A sorted page is read from one of these, from where the page before ended.
create index operator_by_display_name on operator (display_name_key, row);
create index operator_by_role on operator (role, row);
create index operator_by_two_factor on operator (two_factor, row);
create index operator_by_registered_at on operator (coalesce(registered_at, 0), row);
create index operator_by_last_sign_in on operator (coalesce(last_sign_in_at, 0), row);
create index operator_by_username on operator (username_key, row);
create index operator_disabled on operator (row) where disabled = 1;
create index operator_administrators on operator (row) where role = 'administrator';

-- How many operators there are of each kind, so that no page counts 100,000 rows (OP-1).
create table operator_count (
    role text not null,
    two_factor text not null,
    disabled integer not null,
    operators integer not null check (operators >= 0),
    primary key (role, two_factor, disabled)
) strict, without rowid;

create trigger operator_counted_in after insert on operator begin
    insert into operator_count (role, two_factor, disabled, operators)
    values (new.role, new.two_factor, new.disabled, 1)
    on conflict do update set operators = operators + 1;
end;

create trigger operator_counted_over after update of role, two_factor_required, registered_at, disabled on operator begin
    update operator_count set operators = operators - 1
    where role = old.role and two_factor = old.two_factor and disabled = old.disabled;
    insert into operator_count (role, two_factor, disabled, operators)
    values (new.role, new.two_factor, new.disabled, 1)
    on conflict do update set operators = operators + 1;
end;

-- The trail names operators for ever: they are disabled, never deleted (OP-2).
create trigger operator_stays before delete on operator begin
    select raise(abort, 'operators are never deleted');
end;

-- The words of search_words, by their beginnings. The categories are those that the words were cut
-- at, vowel signs included.
create virtual table operator_search using fts5 (
    words,
    content = '', contentless_delete = 1, detail = 'none',
    tokenize = "unicode61 remove_diacritics 0 categories 'L* N* M* Co'", prefix = '1 2 3'
);

create table password (
    operator blob primary key references operator (id),
    memory_kib integer not null,
    passes integer not null,
    lanes integer not null,
    salt blob not null check (length(salt) = 16),
    hash blob not null check (length(hash) = 32),
    must_change integer not null check (must_change in (0, 1)),
    changed_at integer not null
) strict;

-- A phone and its secret key. One draft and one confirmed at most; an ended one has lost its key.
create table registration (
    id blob primary key check (length(id) = 16),
    operator blob not null references operator (id),
    -- 1 for the operator's first, 2 for the next …: shown in the phone's label (RG-6).
    number integer not null check (number >= 1),
    state text not null check (state in ('draft', 'confirmed', 'ended')),
    sealed_key blob,
    issuer text not null,
    account text not null,
    created_at integer not null,
    confirmed_at integer,
    -- RFC 6238's T of the last accepted code; nothing up to it is accepted again (SE-1).
    last_accepted_step integer check (last_accepted_step >= 0),
    ended_at integer,
    ended_by blob references operator (id),
    end_reason text,
    version integer not null default 1,
    mac blob,
    unique (operator, number),
    -- PH-1: ending a registration destroys its key.
    check ((state = 'ended') = (sealed_key is null)),
    check ((state = 'ended') = (ended_at is not null)),
    check (state <> 'confirmed' or (confirmed_at is not null and last_accepted_step is not null))
) strict;
create unique index registration_one_draft on registration (operator) where state = 'draft';
create unique index registration_one_confirmed on registration (operator) where state = 'confirmed';

-- Wrong tries in a row, by what is tried: a password, a code, the service key (SE-6).
create table throttle (
    kind text not null check (kind in ('password', 'code', 'service_key')),
    subject blob not null,
    in_row integer not null default 0 check (in_row >= 0),
    blocked_until integer not null default 0,
    version integer not null default 1,
    mac blob,
    primary key (kind, subject)
) strict, without rowid;
create index throttle_blocked on throttle (blocked_until);

-- Each counted try that was not proven right; kept 30 days.
create table failure (
    id integer primary key,
    kind text not null check (kind in ('password', 'code', 'service_key')),
    subject blob not null,
    at integer not null
) strict;
create index failure_by_subject on failure (kind, subject, at);
create index failure_by_time on failure (at);

create table session (
    id blob primary key check (length(id) = 16),
    operator blob not null references operator (id),
    desk text not null,
    started_at integer not null,
    ended_at integer,
    end_reason text,
    check ((ended_at is null) = (end_reason is null))
) strict;
create index session_open on session (operator) where ended_at is null;

-- AU-1. Numbers have no gaps; entries are neither changed nor removed.
create table audit_entry (
    number integer primary key check (number >= 1),
    at integer not null,
    event text not null,
    actor blob references operator (id),
    subject blob references operator (id),
    desk text not null,
    reason text,
    chain blob
) strict;
create index audit_entry_by_subject on audit_entry (subject, number);

create trigger audit_entry_unchanged before update on audit_entry begin
    select raise(abort, 'audit entries are never changed');
end;
create trigger audit_entry_kept before delete on audit_entry begin
    select raise(abort, 'audit entries are never removed');
end;
