-- What an agency has promised: objectives, indicators with their dated cards, agreements with targets, the budget beside them.

create schema planning;

create table planning.objective (
    region_id uuid not null default platform.current_region(),
    id        uuid not null,
    agency_id uuid not null,
    ordinal   int  not null check (ordinal > 0),
    name      text not null check (length(btrim(name)) > 0),
    version   int  not null default 0,
    primary key (region_id, id),
    unique (region_id, agency_id, ordinal),
    foreign key (region_id, agency_id) references organisation.agency
);
select platform.protect('planning.objective');

-- Identity only: what an indicator is called and how it is measured stands on its cards.
create table planning.indicator (
    region_id    uuid not null default platform.current_region(),
    id           uuid not null,
    agency_id    uuid not null,
    objective_id uuid not null,
    code         text not null,
    ordinal      int  not null check (ordinal > 0),
    version      int  not null default 0,
    primary key (region_id, id),
    unique (region_id, agency_id, code),
    foreign key (region_id, agency_id) references organisation.agency,
    foreign key (region_id, objective_id) references planning.objective
);
select platform.protect('planning.indicator');

-- How an indicator is measured from a day on. Figures keep pointing to the card they were computed with, so no card ever changes.
create table planning.indicator_card (
    region_id              uuid not null default platform.current_region(),
    id                     uuid not null,
    indicator              uuid not null,
    valid_from             date not null,
    name                   text not null,
    operational_definition text not null,
    measuring_method       text not null,
    figure_source          text not null,
    measurement_unit       text not null,
    kind                   text not null,
    formula                text not null,
    accumulation           text not null,
    cap                    numeric check (cap between 100 and 1000),
    floor_at_zero          boolean not null,
    zero_policy            text not null,
    percent_when_missed    numeric not null check (percent_when_missed between 0 and 100),
    decimals               int  not null check (decimals between 0 and 6),
    -- The ordered ratings of a predicate; null for every other kind.
    predicates             jsonb,
    primary key (region_id, id),
    unique (region_id, indicator, valid_from),
    foreign key (region_id, indicator) references planning.indicator,
    check ((kind = 'Predicate') = (predicates is not null))
);
select platform.protect('planning.indicator_card', 'select, insert');
create trigger indicator_card_stays before update or delete on planning.indicator_card for each row execute function platform.refuse_change();

-- Perjanjian Kinerja: the original one of a year, and each revision of it.
create table planning.agreement (
    region_id   uuid not null default platform.current_region(),
    id          uuid not null,
    agency_id   uuid not null,
    fiscal_year int  not null check (fiscal_year between 2000 and 2100),
    -- 0 for the original, then 1, 2 … for each revision.
    revision    int  not null check (revision >= 0),
    signed_on   date not null,
    reason      text,
    primary key (region_id, id),
    unique (region_id, agency_id, fiscal_year, revision),
    foreign key (region_id, agency_id) references organisation.agency,
    check (revision = 0 or length(btrim(reason)) > 0)
);
select platform.protect('planning.agreement', 'select, insert');

-- One promise of an agreement: which indicator, and which unit answers for it.
create table planning.target (
    region_id         uuid not null default platform.current_region(),
    id                uuid not null,
    agreement_id      uuid not null,
    indicator_id      uuid not null,
    unit_id           uuid not null,
    ordinal           int  not null check (ordinal > 0),
    evidence_required boolean not null default true,
    primary key (region_id, id),
    unique (region_id, agreement_id, indicator_id),
    foreign key (region_id, agreement_id) references planning.agreement,
    foreign key (region_id, indicator_id) references planning.indicator,
    foreign key (region_id, unit_id) references organisation.unit
);
create index target_unit on planning.target (region_id, unit_id);
select platform.protect('planning.target', 'select, insert');

-- The promise in figures: period 0 is the year, 1 to 4 its quarters; quarters may be absent.
create table planning.target_figure (
    region_id uuid not null default platform.current_region(),
    target_id uuid not null,
    period    int  not null check (period between 0 and 4),
    number    numeric,
    upper     numeric,
    words     text,
    primary key (region_id, target_id, period),
    foreign key (region_id, target_id) references planning.target,
    check (num_nonnulls(number, words) = 1),
    check (upper is null or upper > number)
);
select platform.protect('planning.target_figure', 'select, insert');

-- Programme and activity with what may be spent; at most one line pays for an indicator.
create table planning.budget_item (
    region_id        uuid not null default platform.current_region(),
    id               uuid not null,
    agency_id        uuid not null,
    fiscal_year      int  not null check (fiscal_year between 2000 and 2100),
    unit_id          uuid not null,
    indicator_id     uuid,
    programme_code   text not null,
    programme        text not null,
    activity_code    text not null,
    activity         text not null,
    ceiling_original numeric not null check (ceiling_original >= 0),
    ceiling_revised  numeric check (ceiling_revised >= 0),
    version          int  not null default 0,
    primary key (region_id, id),
    unique (region_id, agency_id, fiscal_year, activity_code),
    unique (region_id, fiscal_year, indicator_id),
    foreign key (region_id, agency_id) references organisation.agency,
    foreign key (region_id, unit_id) references organisation.unit,
    foreign key (region_id, indicator_id) references planning.indicator
);
select platform.protect('planning.budget_item');

grant usage on schema planning to tera_app;
