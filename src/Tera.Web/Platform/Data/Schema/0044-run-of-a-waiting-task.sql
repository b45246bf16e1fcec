-- The run that was begun for a waiting task is looked for when either is called off, and on the page of the one that waits.
create index run_parent on procedures.run (region_id, parent_task) where parent_task is not null;
