-- An invitation may wait for the signature of whom it names before it is out; given back, it is written anew in the same task.
alter table documents.invitation
    add column version     int     not null default 1 check (version > 0),
    add column signed_here boolean not null default false;
alter table documents.invitation drop constraint invitation_region_id_run_id_step_act_round_slot_key;
alter table documents.invitation add unique (region_id, run_id, step, act, round, slot, version);
