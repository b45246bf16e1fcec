-- What was reached: sheets of units and employees, their entries with history and evidence, frozen recapitulations, sums per period.

create schema measurement;

-- A quarter of an agency: whether it is closed, and its figures, kept in the transaction that changes a value.
-- Its row is the lock that lets the sums of one agency be reckoned by one transaction at a time.
create table measurement.period (
    region_id          uuid not null default platform.current_region(),
    agency_id          uuid not null,
    fiscal_year        int  not null check (fiscal_year between 2000 and 2100),
    quarter            int  not null check (quarter between 1 and 4),
    indicators         int  not null default 0,
    due                int  not null default 0,
    reported           int  not null default 0,
    assessed           int  not null default 0,
    -- Unrounded percent; null when nothing could be assessed.
    achievement_raw    numeric,
    achievement_capped numeric,
    ceiling            numeric not null default 0,
    spent              numeric not null default 0,
    sheets             int  not null default 0,
    handed_in          int  not null default 0,
    evidence           int  not null default 0,
    closed_at          timestamptz,
    closed_by_run      uuid,
    -- The run for which a closed quarter was opened again; null while that never happened.
    reopened_by_run    uuid,
    version            int  not null default 0,
    primary key (region_id, agency_id, fiscal_year, quarter),
    foreign key (region_id, agency_id) references organisation.agency,
    foreign key (region_id, closed_by_run) references procedures.run,
    foreign key (region_id, reopened_by_run) references procedures.run,
    check ((closed_at is null) = (closed_by_run is null))
);
create index period_of_region on measurement.period (region_id, fiscal_year, quarter);
select platform.protect('measurement.period', 'select, insert, update');

-- The form of one unit or employee in one run.
create table measurement.sheet (
    region_id     uuid not null default platform.current_region(),
    id            uuid not null,
    run_id        uuid not null,
    slot          text not null,
    agency_id     uuid not null,
    unit_id       uuid,
    person_id     uuid,
    fiscal_year   int  not null,
    quarter       int  not null check (quarter between 1 and 4),
    state         text not null check (state in ('Open', 'Submitted', 'Accepted', 'Returned', 'Closed')),
    round         int  not null check (round > 0),
    return_reason text,
    returned_by   uuid,
    -- True when it is handed in on its own page, because the run has no task for it.
    self_standing boolean not null default false,
    opened_at     timestamptz not null,
    submitted_at  timestamptz,
    submitted_by  uuid,
    version       int  not null default 0,
    primary key (region_id, id),
    unique (region_id, run_id, slot),
    foreign key (region_id, run_id) references procedures.run,
    foreign key (region_id, agency_id) references organisation.agency,
    foreign key (region_id, unit_id) references organisation.unit,
    foreign key (region_id, person_id) references organisation.person,
    foreign key (region_id, submitted_by) references organisation.person,
    foreign key (region_id, returned_by) references organisation.person,
    check (num_nonnulls(unit_id, person_id) = 1),
    check (state <> 'Returned' or length(btrim(return_reason)) > 0)
);
create index sheet_agency on measurement.sheet (region_id, agency_id, fiscal_year, quarter);
create index sheet_person on measurement.sheet (region_id, person_id) where person_id is not null;
select platform.protect('measurement.sheet', 'select, insert, update');

-- One row of a sheet: an indicator of a unit in a quarter. Its id is the name of the value for ever.
create table measurement.entry (
    region_id    uuid not null default platform.current_region(),
    id           uuid not null,
    indicator_id uuid not null,
    card_id      uuid not null,
    agency_id    uuid not null,
    unit_id      uuid not null,
    fiscal_year  int  not null,
    quarter      int  not null check (quarter between 1 and 4),
    state        text not null check (state in ('NotDue', 'NotReported', 'NotAvailable', 'Value')),
    number       numeric,
    words        text,
    reason       text,
    spent        numeric,
    enabling     text not null default '',
    inhibiting   text not null default '',
    follow_up    text not null default '',
    return_note  text,
    returned_by  uuid,
    returned_at  timestamptz,
    changed_by   uuid,
    changed_at   timestamptz,
    version      int  not null default 0,
    primary key (region_id, id),
    unique (region_id, indicator_id, unit_id, fiscal_year, quarter),
    foreign key (region_id, indicator_id) references planning.indicator,
    foreign key (region_id, card_id) references planning.indicator_card,
    foreign key (region_id, agency_id) references organisation.agency,
    foreign key (region_id, unit_id) references organisation.unit,
    foreign key (region_id, changed_by) references organisation.person,
    foreign key (region_id, returned_by) references organisation.person,
    check ((state = 'Value') = (num_nonnulls(number, words) = 1)),
    check ((state = 'NotAvailable') = (reason is not null))
);
create index entry_agency on measurement.entry (region_id, agency_id, fiscal_year, quarter);
select platform.protect('measurement.entry', 'select, insert, update');

-- What an employee did in a quarter and how it was rated; personal, seen by him, his assessors and the personnel staff only.
create table measurement.employee_result (
    region_id  uuid not null default platform.current_region(),
    sheet_id   uuid not null,
    results    text not null default '',
    conduct    text not null default '',
    obstacles  text not null default '',
    follow_up  text not null default '',
    work_rating    text check (work_rating in ('Above', 'Meets', 'Below')),
    conduct_rating text check (conduct_rating in ('Above', 'Meets', 'Below')),
    rated_by   uuid,
    rated_at   timestamptz,
    version    int  not null default 0,
    primary key (region_id, sheet_id),
    foreign key (region_id, sheet_id) references measurement.sheet,
    foreign key (region_id, rated_by) references organisation.person,
    check (num_nonnulls(work_rating, conduct_rating) in (0, 2))
);
select platform.protect('measurement.employee_result', 'select, insert, update');

-- Every value there ever was: who, when, from what to what, why.
create table measurement.value_history (
    region_id   uuid not null default platform.current_region(),
    fiscal_year int  not null,
    id          bigint not null generated by default as identity,
    entry_id    uuid not null,
    version     int  not null,
    field       text not null,
    before      text not null,
    after       text not null,
    person_id   uuid,
    reason      text,
    command_id  uuid not null,
    recorded_at timestamptz not null,
    primary key (region_id, fiscal_year, id),
    foreign key (region_id, entry_id) references measurement.entry,
    foreign key (region_id, person_id) references organisation.person
) partition by list (fiscal_year);
create table measurement.value_history_other partition of measurement.value_history default;
create index value_history_entry on measurement.value_history (region_id, entry_id, id);
select platform.protect('measurement.value_history', 'select, insert');
create trigger value_history_grows before update or delete on measurement.value_history for each row execute function platform.refuse_change();

-- Data dukung. The bytes lie in the file store; a file that was removed stays in the list with the reason.
create table measurement.evidence (
    region_id      uuid not null default platform.current_region(),
    id             uuid not null,
    sheet_id       uuid not null,
    entry_id       uuid,
    file_hash      bytea not null,
    name           text not null,
    media_type     text not null,
    size           bigint not null check (size > 0),
    added_by       uuid not null,
    added_at       timestamptz not null,
    removed_by     uuid,
    removed_at     timestamptz,
    removal_reason text,
    version        int  not null default 0,
    primary key (region_id, id),
    foreign key (region_id, sheet_id) references measurement.sheet,
    foreign key (region_id, entry_id) references measurement.entry,
    foreign key (region_id, file_hash) references platform.file,
    foreign key (region_id, added_by) references organisation.person,
    foreign key (region_id, removed_by) references organisation.person,
    check (num_nonnulls(removed_by, removed_at, removal_reason) in (0, 3))
);
create index evidence_entry on measurement.evidence (region_id, entry_id);
create index evidence_file on measurement.evidence (region_id, file_hash);
select platform.protect('measurement.evidence', 'select, insert, update');

-- A recapitulation as it stood, under the hash of its text. Papers are printed from it, so that no figure on paper can move.
create table measurement.snapshot (
    region_id   uuid not null default platform.current_region(),
    id          uuid not null,
    run_id      uuid not null,
    agency_id   uuid not null,
    fiscal_year int  not null,
    quarter     int  not null check (quarter between 1 and 4),
    step        text not null,
    act         int  not null,
    round       int  not null,
    content     text not null,
    hash        bytea not null check (length(hash) = 32),
    frozen_at   timestamptz not null,
    frozen_by   uuid not null,
    primary key (region_id, id),
    foreign key (region_id, run_id) references procedures.run,
    foreign key (region_id, agency_id) references organisation.agency,
    foreign key (region_id, frozen_by) references organisation.person
);
create index snapshot_run on measurement.snapshot (region_id, run_id, frozen_at desc);
select platform.protect('measurement.snapshot', 'select, insert');
create trigger snapshot_stays before update or delete on measurement.snapshot for each row execute function platform.refuse_change();

-- What the compilers and the units say of the figures; the latest round goes on paper.
create table measurement.narrative (
    region_id  uuid not null default platform.current_region(),
    run_id     uuid not null,
    slot       text not null,
    analysis   text not null default '',
    conclusion text not null default '',
    follow_up  text not null default '',
    changed_by uuid not null,
    changed_at timestamptz not null,
    version    int  not null default 0,
    primary key (region_id, run_id, slot),
    foreign key (region_id, run_id) references procedures.run,
    foreign key (region_id, changed_by) references organisation.person
);
select platform.protect('measurement.narrative', 'select, insert, update');

-- No value of a closed quarter changes, whatever a request asks for.
create function measurement.refuse_closed() returns trigger
    language plpgsql as
$$
begin
    if exists (select from measurement.period p
               where p.agency_id = new.agency_id and p.fiscal_year = new.fiscal_year and p.quarter = new.quarter and p.closed_at is not null) then
        raise exception 'the quarter is closed' using errcode = 'restrict_violation', constraint = 'entry_period_open';
    end if;
    return new;
end
$$;
create trigger entry_period_open before insert or update on measurement.entry for each row execute function measurement.refuse_closed();

-- A value keeps its indicator, unit and quarter: nobody moves a figure by changing an id in a request.
create function measurement.keep_place() returns trigger
    language plpgsql as
$$
begin
    if (new.indicator_id, new.agency_id, new.unit_id, new.fiscal_year, new.quarter)
       is distinct from (old.indicator_id, old.agency_id, old.unit_id, old.fiscal_year, old.quarter) then
        raise exception 'a value never changes its place' using errcode = 'restrict_violation';
    end if;
    return new;
end
$$;
create trigger entry_keeps_place before update on measurement.entry for each row execute function measurement.keep_place();

grant usage on schema measurement to tera_app;
