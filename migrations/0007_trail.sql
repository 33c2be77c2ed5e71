-- The trail as administrators read it (AU-3): by who, by what happened, by when. The number that the
-- entries are sorted by is the row's own, with which every index ends.
create index audit_entry_by_actor on audit_entry (actor);
create index audit_entry_by_event on audit_entry (event);
create index audit_entry_by_time on audit_entry (at);

-- Where the trail does not hold, and the service team has opened the data all the same: named for ever
-- (AU-2). What breaks elsewhere after that is a new finding.
create table accepted_break (
    id integer primary key,
    kind text not null check (kind in ('changed', 'removed', 'cut_off')),
    -- The entry that was changed; the first and the last that are missing; the last before the cut.
    first integer not null check (first >= 0),
    last integer not null check (last >= first),
    -- What the chain says of the entry at which the break shows, as it was found.
    place blob not null check (length(place) = 32),
    accepted_at integer not null,
    version integer not null default 1,
    mac blob
) strict;
