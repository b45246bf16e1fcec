-- SOPs an agency has adopted, their versions, and the runs. Events only grow; the rows of run and task equal their fold.

create schema procedures;

create table procedures.procedure (
    region_id  uuid not null default platform.current_region(),
    id         uuid not null,
    agency_id  uuid not null,
    code       text not null,
    title      text not null,
    adopted_at timestamptz not null,
    version    int not null default 0,
    primary key (region_id, id),
    unique (region_id, agency_id, code),
    foreign key (region_id, agency_id) references organisation.agency
);
select platform.protect('procedures.procedure');

create table procedures.version (
    region_id      uuid not null default platform.current_region(),
    id             uuid not null,
    procedure_id   uuid not null,
    number         int  not null check (number > 0),
    state          text not null,
    content        text not null,
    fingerprint    bytea not null check (length(fingerprint) = 32),
    effective_from date,
    -- Why it is in force although its cover lacks data.
    cover_override text,
    created_at     timestamptz not null,
    row_version    int not null default 0,
    primary key (region_id, id),
    unique (region_id, procedure_id, number),
    foreign key (region_id, procedure_id) references procedures.procedure
);
-- At most one version of a procedure is in force.
create unique index version_in_force on procedures.version (region_id, procedure_id) where state in ('InForce', 'InRevision');
select platform.protect('procedures.version', 'select, insert, update');

-- What has once been in force never changes its content.
create function procedures.keep_content() returns trigger
    language plpgsql as
$$
begin
    if old.state not in ('Draft', 'Trial', 'AwaitingLegalisation')
       and (new.content, new.fingerprint, new.number, new.procedure_id) is distinct from (old.content, old.fingerprint, old.number, old.procedure_id) then
        raise exception 'a version that has been in force is never changed' using errcode = 'restrict_violation';
    end if;
    return new;
end
$$;
create trigger version_keeps_content before update on procedures.version for each row execute function procedures.keep_content();

-- Each change of a version's state: who, when, why.
create table procedures.version_change (
    region_id   uuid not null default platform.current_region(),
    id          uuid not null,
    version_id  uuid not null,
    state       text not null,
    person_id   uuid,
    reason      text,
    recorded_at timestamptz not null,
    primary key (region_id, id),
    foreign key (region_id, version_id) references procedures.version,
    foreign key (region_id, person_id) references organisation.person
);
select platform.protect('procedures.version_change', 'select, insert');

-- Who fills a lane, from when to when. Exactly one of position, team and person; none for a lane of all units or employees.
create table procedures.lane_binding (
    region_id    uuid not null default platform.current_region(),
    id           uuid not null,
    procedure_id uuid not null,
    lane         text not null,
    position_id  uuid,
    team_id      uuid,
    person_id    uuid,
    valid_from   date not null,
    valid_until  date,
    primary key (region_id, id),
    foreign key (region_id, procedure_id) references procedures.procedure,
    foreign key (region_id, position_id) references organisation.position,
    foreign key (region_id, team_id) references organisation.team,
    foreign key (region_id, person_id) references organisation.person,
    check (num_nonnulls(position_id, team_id, person_id) = 1),
    check (valid_until >= valid_from)
);
create index lane_binding_procedure on procedures.lane_binding (region_id, procedure_id, lane);
create index lane_binding_position on procedures.lane_binding (region_id, position_id);
create index lane_binding_team on procedures.lane_binding (region_id, team_id);
select platform.protect('procedures.lane_binding');

create table procedures.run (
    region_id      uuid not null default platform.current_region(),
    id             uuid not null,
    procedure_id   uuid not null,
    version_id     uuid not null,
    agency_id      uuid not null,
    subject_kind   text not null,
    subject_id     uuid not null,
    fiscal_year    int  not null check (fiscal_year between 2000 and 2100),
    quarter        int  check (quarter between 1 and 4),
    title          text not null,
    ancestors      uuid[] not null default '{}',
    parent_task    text,
    status         text not null,
    sequence       int  not null check (sequence >= 0),
    head           bytea not null check (length(head) = 32),
    started_at     timestamptz,
    closed_at      timestamptz,
    paused_at      timestamptz,
    -- Pauses that are over: when each began and ended, in order.
    pauses_from    timestamptz[] not null default '{}',
    pauses_until   timestamptz[] not null default '{}' check (cardinality(pauses_from) = cardinality(pauses_until)),
    cover_override text,
    primary key (region_id, id),
    foreign key (region_id, procedure_id) references procedures.procedure,
    foreign key (region_id, version_id) references procedures.version,
    foreign key (region_id, agency_id) references organisation.agency
);
-- One unfinished run per procedure and subject; sub-runs have their parent's clock and are excepted.
create unique index run_one_unfinished on procedures.run (region_id, procedure_id, subject_kind, subject_id, fiscal_year, quarter)
    nulls not distinct where status in ('Running', 'Paused') and ancestors = '{}';
create index run_agency on procedures.run (region_id, agency_id, started_at desc);
select platform.protect('procedures.run', 'select, insert, update');

create table procedures.run_participant (
    region_id uuid not null default platform.current_region(),
    run_id    uuid not null,
    slot      text not null,
    name      text not null,
    lane      text not null,
    ordinal   int  not null,
    primary key (region_id, run_id, slot),
    foreign key (region_id, run_id) references procedures.run
);
select platform.protect('procedures.run_participant');

create table procedures.run_input (
    region_id uuid not null default platform.current_region(),
    run_id    uuid not null,
    step      text not null,
    round     int  not null,
    artifact  text not null,
    person_id uuid not null,
    reason    text not null,
    primary key (region_id, run_id, step, artifact),
    foreign key (region_id, run_id) references procedures.run,
    foreign key (region_id, person_id) references organisation.person
);
select platform.protect('procedures.run_input', 'select, insert');

create table procedures.task (
    region_id    uuid not null default platform.current_region(),
    run_id       uuid not null,
    step         text not null,
    act          int  not null check (act >= 0),
    round        int  not null check (round > 0),
    slot         text not null,
    ordinal      int  not null,
    act_kind     text,
    lane         text not null,
    label        text,
    status       text not null,
    opened_at    timestamptz not null,
    due_at       timestamptz,
    holder_id    uuid,
    claimed_at   timestamptz,
    closed_at    timestamptz,
    by_person    uuid,
    by_position  text,
    by_on_behalf uuid,
    outcome      text,
    overdue_noted boolean not null default false,
    primary key (region_id, run_id, step, act, round, slot),
    foreign key (region_id, run_id) references procedures.run,
    foreign key (region_id, holder_id) references organisation.person,
    foreign key (region_id, by_person) references organisation.person
);
create index task_due on procedures.task (due_at) where status = 'Open' and not overdue_noted;
create index task_open on procedures.task (region_id, lane, due_at) where status = 'Open';
select platform.protect('procedures.task', 'select, insert, update');

create table procedures.event (
    region_id     uuid not null default platform.current_region(),
    run_id        uuid not null,
    sequence      int  not null check (sequence > 0),
    command_id    uuid not null,
    kind          text not null,
    actor_id      uuid,
    recorded_at   timestamptz not null,
    -- Outside the hash: the clock of the machine that stored it.
    stored_at     timestamptz not null default clock_timestamp(),
    content       text not null,
    previous_hash bytea not null check (length(previous_hash) = 32),
    hash          bytea not null check (length(hash) = 32),
    primary key (region_id, run_id, sequence),
    unique (region_id, command_id),
    foreign key (region_id, run_id) references procedures.run,
    foreign key (region_id, actor_id) references organisation.person
);
select platform.protect('procedures.event', 'select, insert');
create trigger event_grows before update or delete on procedures.event for each row execute function platform.refuse_change();

-- The daily anchor: a root over the heads of all runs, chained to the day before.
create table procedures.anchor (
    region_id   uuid not null default platform.current_region(),
    day         date not null,
    runs        int  not null,
    root        bytea not null check (length(root) = 32),
    previous    bytea not null check (length(previous) = 32),
    heads       text not null,
    recorded_at timestamptz not null,
    primary key (region_id, day)
);
select platform.protect('procedures.anchor', 'select, insert');
create trigger anchor_grows before update or delete on procedures.anchor for each row execute function platform.refuse_change();

-- What people say to each other about a run.
create table procedures.comment (
    region_id   uuid not null default platform.current_region(),
    id          uuid not null,
    run_id      uuid not null,
    person_id   uuid not null,
    position    text not null,
    text        text not null,
    recorded_at timestamptz not null,
    primary key (region_id, id),
    foreign key (region_id, run_id) references procedures.run,
    foreign key (region_id, person_id) references organisation.person
);
create index comment_run on procedures.comment (region_id, run_id, recorded_at);
select platform.protect('procedures.comment', 'select, insert');

grant usage on schema procedures to tera_app;
