-- An SOP that does not measure runs about matters, several at a time: one unfinished run for each matter.
alter table procedures.run add column matter text check (length(matter) between 1 and 150);
drop index procedures.run_one_unfinished;
create unique index run_one_unfinished on procedures.run (region_id, procedure_id, subject_kind, subject_id, fiscal_year, quarter, lower(matter))
    nulls not distinct where status in ('Running', 'Paused') and ancestors = '{}';
