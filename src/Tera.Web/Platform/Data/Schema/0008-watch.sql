-- What keeps the promises of time: which calendar the due times of a run agree with, and an index for tasks that wait for a linked SOP too.

-- The calendar with which the due times of a run were last compared; no row: never.
create table procedures.calendar_applied (
    region_id  uuid not null default platform.current_region(),
    run_id     uuid not null,
    stamp      text not null,
    primary key (region_id, run_id),
    foreign key (region_id, run_id) references procedures.run
);
select platform.protect('procedures.calendar_applied', 'select, insert, update');

create index run_running on procedures.run (region_id, agency_id) where status = 'Running';

drop index procedures.task_due;
create index task_due on procedures.task (region_id, due_at) where status in ('Open', 'WaitingForLink') and not overdue_noted;
