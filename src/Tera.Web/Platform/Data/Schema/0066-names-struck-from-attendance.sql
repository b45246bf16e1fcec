-- A name that was written at the door by mistake is struck out, with the reason; what was written there stays.

alter table documents.attendance_check_in add column struck_by uuid;
alter table documents.attendance_check_in add column struck_at timestamptz;
alter table documents.attendance_check_in add column struck_because text check (length(btrim(struck_because)) between 1 and 300);
alter table documents.attendance_check_in add foreign key (region_id, struck_by) references organisation.person;
alter table documents.attendance_check_in add check (num_nulls(struck_by, struck_at, struck_because) in (0, 3));
grant update (struck_by, struck_at, struck_because) on documents.attendance_check_in to tera_app;
