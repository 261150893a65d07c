-- What was held of one file.
drop table temp.figure_rows;
drop table temp.cells;
drop table temp.found;
