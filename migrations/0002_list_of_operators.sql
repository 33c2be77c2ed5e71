-- The list of operators, in its usual order (OP-1).

-- With the words that are searched for: a search that finds many walks this index alone.
drop index operator_by_display_name;
create index operator_by_display_name on operator (display_name_key, row, search_words);

-- Under the usual chips.
create index operator_by_two_factor_and_name on operator (two_factor, display_name_key, row);

-- The beginnings of words, now up to eight letters: for one as long as that the index has a list; for
-- a longer one it makes the list when asked.
drop table operator_search;
create virtual table operator_search using fts5 (
    words,
    content = '', contentless_delete = 1, detail = 'none',
    tokenize = "unicode61 remove_diacritics 0 categories 'L* N* M* Co'", prefix = '1 2 3 4 5 6 7 8'
);
insert into operator_search (rowid, words) select row, search_words from operator;
