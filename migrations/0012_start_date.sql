-- From when on operators who are at "yes" need their phone; until then whoever has registered none may
-- put it off. Null where it counts at once. Null is no part of the row's MAC: rows from before keep theirs.
alter table institution add column required_from integer check (required_from > 0);
