-- The list of operators, in its usual order (OP-1).

-- With the words that are searched for: a search that finds many walks this index alone.
drop index operator_by_display_name;
create index operator_by_display_name on operator (display_name_key, row, search_words);

-- Under the usual chips.
create index operator_by_two_factor_and_name on operator (two_factor, display_name_key, row);
