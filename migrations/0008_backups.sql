-- Backups (RE-2).

-- When the last one was made: the management window reminds when that is long ago. Null while there
-- is none, and then it is no part of the row's MAC: rows from before keep theirs.
alter table institution add column last_backup_at integer;
