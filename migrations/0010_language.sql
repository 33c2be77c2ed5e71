-- The language that an operator has chosen, where it is not the desk's. Null is no part of the row's MAC:
-- rows from before keep theirs.
alter table operator add column language text check (language in ('en', 'fr', 'de', 'it'));
