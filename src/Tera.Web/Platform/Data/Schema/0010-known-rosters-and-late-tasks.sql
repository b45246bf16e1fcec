-- Tells when what a process remembers of who holds which lane has grown old, and finds what is late without looking at anything else.

-- One number for each region, which grows with every change of who belongs where.
create table organisation.roster_stamp (
    region_id uuid   not null default platform.current_region(),
    number    bigint not null,
    primary key (region_id)
);
select platform.protect('organisation.roster_stamp', 'select');

-- Once for each transaction, and at its very end: the row of the number is the last that anybody locks, so that two people who keep
-- the organisation at the same time never wait for each other in a circle because of it.
create function organisation.roster_changed() returns trigger
    language plpgsql security definer set search_path = pg_catalog as
$$
declare
    here uuid := case when tg_op = 'DELETE' then old.region_id else new.region_id end;
begin
    if current_setting('tera.roster_counted', true) is distinct from here::text then
        insert into organisation.roster_stamp (region_id, number) values (here, 1)
        on conflict (region_id) do update set number = roster_stamp.number + 1;
        perform set_config('tera.roster_counted', here::text, true);
    end if;
    return null;
end
$$;
revoke all on function organisation.roster_changed from public;

create constraint trigger unit_stamps_rosters after insert or update or delete on organisation.unit
    deferrable initially deferred for each row execute function organisation.roster_changed();
create constraint trigger position_stamps_rosters after insert or update or delete on organisation.position
    deferrable initially deferred for each row execute function organisation.roster_changed();
create constraint trigger assignment_stamps_rosters after insert or update or delete on organisation.assignment
    deferrable initially deferred for each row execute function organisation.roster_changed();
create constraint trigger person_stamps_rosters after insert or update or delete on organisation.person
    deferrable initially deferred for each row execute function organisation.roster_changed();
create constraint trigger team_stamps_rosters after insert or update or delete on organisation.team
    deferrable initially deferred for each row execute function organisation.roster_changed();
create constraint trigger team_member_stamps_rosters after insert or update or delete on organisation.team_member
    deferrable initially deferred for each row execute function organisation.roster_changed();
create constraint trigger lane_binding_stamps_rosters after insert or update or delete on procedures.lane_binding
    deferrable initially deferred for each row execute function organisation.roster_changed();

-- The watch takes the late tasks in the order of their due times and goes on behind the last one it saw.
drop index procedures.task_due;
create index task_due on procedures.task (region_id, due_at, run_id) where status in ('Open', 'WaitingForLink') and not overdue_noted;
