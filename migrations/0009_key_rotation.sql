-- Keys can be made anew (SE-14).

-- Raised by each rotation; stands in the header of every sealed value.
alter table institution add column key_generation integer not null default 1
    check (key_generation between 1 and 255);

-- The sub-keys that outlast a rotation, because what was made with them can't be made again without
-- somebody's password: sealed under the wrapping key. Null as long as there was none.
alter table institution add column lasting_keys blob;
