-- The tamper-evident database (SE-15, SE-16). The MACs themselves are the program's: it has the key.

-- What the last commit left behind: how many commits there were, a sum over the protected rows of
-- each table, the head of the trail, the highest time; under a MAC. The key store holds a copy.
alter table database add column evidence blob;

-- Whose password it is, and that a try was wrong, decides as well.
alter table password add column version integer not null default 1;
alter table password add column mac blob;
alter table failure add column version integer not null default 1;
alter table failure add column mac blob;

-- With a row number, by which the program knows what a transaction has touched.
create table throttle_numbered (
    kind text not null check (kind in ('password', 'code', 'service_key')),
    subject blob not null,
    in_row integer not null default 0 check (in_row >= 0),
    blocked_until integer not null default 0,
    version integer not null default 1,
    mac blob,
    primary key (kind, subject)
) strict;
insert into throttle_numbered (kind, subject, in_row, blocked_until)
select kind, subject, in_row, blocked_until from throttle;
drop table throttle;
alter table throttle_numbered rename to throttle;
create index throttle_blocked on throttle (blocked_until);

-- An entry gets its place in the chain once. Beyond that it is never changed.
drop trigger audit_entry_unchanged;
create trigger audit_entry_unchanged before update on audit_entry
when old.chain is not null or new.chain is null
    or new.number is not old.number or new.at is not old.at or new.event is not old.event
    or new.actor is not old.actor or new.subject is not old.subject
    or new.desk is not old.desk or new.reason is not old.reason
begin
    select raise(abort, 'audit entries are never changed');
end;
