-- An operator's e-mail, for single sign-on later; most have none. Like an operator name it is unique without
-- regard to case or Unicode form (OP-4), among those that are given. Null is no part of the row's MAC: rows
-- from before keep theirs. The words that an operator is found by are written with the e-mail, so that
-- nothing of the search is to be made anew.
alter table operator add column email text check (length(email) between 3 and 254);
alter table operator add column email_key text check ((email_key is null) = (email is null));
create unique index operator_by_email on operator (email_key) where email_key is not null;
