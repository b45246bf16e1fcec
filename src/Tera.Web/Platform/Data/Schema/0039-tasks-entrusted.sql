-- To whom the last act of a task is given, a signature under what its lane wrote: his title; he is its holder meanwhile.
alter table procedures.task add column entrusted_position text;
alter table procedures.task add constraint task_entrusted_to_somebody check (entrusted_position is null or holder_id is not null);

-- Minutes that come back unsigned are written on as another row: the paper of the former ones stays what it was.
alter table documents.minutes drop constraint minutes_region_id_run_id_step_act_round_slot_key;
create unique index minutes_one_being_written on documents.minutes (region_id, run_id, step, act, round, slot) where issued_at is null;
create unique index minutes_by_version on documents.minutes (region_id, run_id, step, act, round, slot, version);
