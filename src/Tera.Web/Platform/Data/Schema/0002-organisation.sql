-- Region, agencies, units, positions, people, dated assignments, teams, accounts, working time.

create schema organisation;

-- Periods and ids in one exclusion constraint.
create extension if not exists btree_gist with schema public;

create table organisation.region (
    region_id  uuid not null default platform.current_region() primary key,
    id         uuid not null unique check (id = region_id),
    name       text not null,
    seat       text not null,
    time_zone  text not null,
    -- Whether a person may check or sign what he made himself; shown wherever it is used.
    allow_own_work boolean not null default false,
    -- When a duration of days ends on its last day, and how many minutes are shown as one day.
    day_reading text not null,
    nominal_day int  not null check (nominal_day between 60 and 1440),
    -- Last day for which the holidays have been announced.
    holidays_known_until date not null,
    -- Grows with every change of holidays and working hours, so that every process knows that its calendar is old.
    calendar_version bigint not null default 0,
    version    int  not null default 0
);
select platform.protect('organisation.region', 'select, insert, update');

create table organisation.agency (
    region_id   uuid not null default platform.current_region() references organisation.region,
    id          uuid not null,
    code        text not null,
    kind        text not null,
    name        text not null,
    short_name  text not null,
    parent_name text,
    address     text not null,
    contact     text not null,
    seat        text not null,
    time_zone   text not null,
    ordinal     int  not null default 0,
    version     int  not null default 0,
    primary key (region_id, id),
    unique (region_id, code)
);
select platform.protect('organisation.agency');

create table organisation.unit (
    region_id  uuid not null default platform.current_region(),
    id         uuid not null,
    agency_id  uuid not null,
    parent_id  uuid,
    kind       text not null,
    name       text not null,
    short_name text not null,
    -- Whether it fills a measurement sheet of its own.
    reports    boolean not null default false,
    ordinal    int  not null default 0,
    closed_on  date,
    version    int  not null default 0,
    primary key (region_id, id),
    foreign key (region_id, agency_id) references organisation.agency,
    foreign key (region_id, parent_id) references organisation.unit
);
create unique index unit_leadership on organisation.unit (region_id, agency_id) where kind = 'Leadership' and closed_on is null;
create index unit_agency on organisation.unit (region_id, agency_id, ordinal);
select platform.protect('organisation.unit');

create table organisation.position (
    region_id uuid not null default platform.current_region(),
    id        uuid not null,
    unit_id   uuid not null,
    title     text not null,
    -- Head of its unit; in the leadership unit, head of the agency.
    is_head   boolean not null default false,
    ordinal   int  not null default 0,
    closed_on date,
    version   int  not null default 0,
    primary key (region_id, id),
    foreign key (region_id, unit_id) references organisation.unit
);
create unique index position_head on organisation.position (region_id, unit_id) where is_head and closed_on is null;
create index position_unit on organisation.position (region_id, unit_id, ordinal);
select platform.protect('organisation.position');

create table organisation.person (
    region_id       uuid not null default platform.current_region() references organisation.region,
    id              uuid not null,
    full_name       text not null,
    salutation      text not null,
    call_name       text not null,
    employee_number text,
    -- Code of the pay grade (IV/a); the rank (Pembina) follows from it.
    grade           text,
    email           text,
    left_on         date,
    version         int  not null default 0,
    primary key (region_id, id)
);
create unique index person_employee_number on organisation.person (region_id, employee_number);
select platform.protect('organisation.person');

create table organisation.assignment (
    region_id   uuid not null default platform.current_region(),
    id          uuid not null,
    person_id   uuid not null,
    position_id uuid not null,
    kind        text not null,
    -- Both days inclusive; no last day while it lasts.
    valid_from  date not null,
    valid_until date,
    -- Letter that gives the right.
    basis       text not null,
    -- Letter of the one extension of a Plt.; null while there is none.
    extension_basis text,
    primary key (region_id, id),
    foreign key (region_id, person_id) references organisation.person,
    foreign key (region_id, position_id) references organisation.position,
    check (valid_until >= valid_from),
    check (kind = 'Definitive' or valid_until is not null),
    constraint assignment_one_definitive exclude using gist
        (region_id with =, position_id with =, daterange(valid_from, valid_until, '[]') with &&) where (kind = 'Definitive')
);
create index assignment_position on organisation.assignment (region_id, position_id, valid_from);
create index assignment_person on organisation.assignment (region_id, person_id, valid_from);
select platform.protect('organisation.assignment');

create table organisation.team (
    region_id uuid not null default platform.current_region(),
    id        uuid not null,
    agency_id uuid not null,
    name      text not null,
    basis     text,
    closed_on date,
    version   int  not null default 0,
    primary key (region_id, id),
    foreign key (region_id, agency_id) references organisation.agency
);
select platform.protect('organisation.team');

create table organisation.team_member (
    region_id   uuid not null default platform.current_region(),
    id          uuid not null,
    team_id     uuid not null,
    person_id   uuid not null,
    role        text not null,
    valid_from  date not null,
    valid_until date,
    primary key (region_id, id),
    foreign key (region_id, team_id) references organisation.team,
    foreign key (region_id, person_id) references organisation.person,
    check (valid_until >= valid_from)
);
create index team_member_team on organisation.team_member (region_id, team_id, valid_from);
create index team_member_person on organisation.team_member (region_id, person_id, valid_from);
select platform.protect('organisation.team_member');

-- Sign-in accounts. The name is unique across regions, because it is all that is known when somebody signs in.
create table organisation.account (
    region_id             uuid not null default platform.current_region(),
    id                    uuid not null unique,
    person_id             uuid not null,
    user_name             text not null,
    normalized_user_name  text not null unique,
    password_hash         text,
    security_stamp        text,
    concurrency_stamp     text,
    role                  text not null,
    lockout_end           timestamptz,
    lockout_enabled       boolean not null default true,
    access_failed_count   int not null default 0,
    two_factor_enabled    boolean not null default false,
    disabled              boolean not null default false,
    primary key (region_id, id),
    foreign key (region_id, person_id) references organisation.person
);
create index account_person on organisation.account (region_id, person_id);
select platform.protect('organisation.account');

create table organisation.account_token (
    region_id      uuid not null default platform.current_region(),
    user_id        uuid not null,
    login_provider text not null,
    name           text not null,
    value          text,
    primary key (region_id, user_id, login_provider, name),
    foreign key (region_id, user_id) references organisation.account (region_id, id) on delete cascade
);
select platform.protect('organisation.account_token');

-- The region of an account, for signing in before any region is known. Tells nothing else.
create function organisation.region_of_account(asked text) returns uuid
    language sql stable security definer set search_path = organisation, pg_temp
    return (select region_id from organisation.account where normalized_user_name = asked);
revoke all on function organisation.region_of_account from public;

-- Every region, for jobs that go from one to the next.
create function organisation.all_regions() returns setof uuid
    language sql stable security definer set search_path = organisation, pg_temp
    as $$ select region_id from organisation.region order by region_id $$;
revoke all on function organisation.all_regions from public;

-- Days on which no one works. Without an agency: for the whole region.
create table organisation.holiday (
    region_id  uuid not null default platform.current_region(),
    id         uuid not null,
    agency_id  uuid,
    day        date not null,
    kind       text not null,
    name       text not null,
    source     text not null,
    confidence text not null,
    primary key (region_id, id),
    foreign key (region_id, agency_id) references organisation.agency
);
create unique index holiday_day on organisation.holiday (region_id, agency_id, day) nulls not distinct;
select platform.protect('organisation.holiday');

-- Working hours in force for a while; special ones (Ramadan) lie above the regular ones. Without an agency: for the whole region.
create table organisation.working_rule (
    region_id   uuid not null default platform.current_region(),
    id          uuid not null,
    agency_id   uuid,
    name        text not null,
    is_special  boolean not null,
    -- Both days inclusive; a missing day is open.
    valid_from  date,
    valid_until date,
    source      text not null,
    version     int  not null default 0,
    primary key (region_id, id),
    foreign key (region_id, agency_id) references organisation.agency,
    check (valid_until >= valid_from)
);
select platform.protect('organisation.working_rule');

-- One stretch of work of one weekday.
create table organisation.working_interval (
    region_id uuid not null default platform.current_region(),
    rule_id   uuid not null,
    weekday   text not null check (weekday in ('Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday')),
    opens     time not null,
    closes    time not null,
    primary key (region_id, rule_id, weekday, opens),
    foreign key (region_id, rule_id) references organisation.working_rule on delete cascade,
    check (closes > opens)
);
select platform.protect('organisation.working_interval');

-- Whoever changes the days or the hours makes every cached calendar of the region old.
create function organisation.calendar_changed() returns trigger
    language plpgsql as
$$
begin
    update organisation.region set calendar_version = calendar_version + 1
    where region_id = case when tg_op = 'DELETE' then old.region_id else new.region_id end;
    return null;
end
$$;
create trigger holiday_changed after insert or update or delete on organisation.holiday
    for each row execute function organisation.calendar_changed();
create trigger working_rule_changed after insert or update or delete on organisation.working_rule
    for each row execute function organisation.calendar_changed();
create trigger working_interval_changed after insert or update or delete on organisation.working_interval
    for each row execute function organisation.calendar_changed();

-- Contract for the modules above: who holds which position, with dates.
create view organisation.office_holder with (security_invoker = true) as
select a.region_id, u.agency_id, p.unit_id, p.id as position_id, p.title, p.is_head,
       a.person_id, pe.full_name, pe.call_name, a.kind, a.valid_from, a.valid_until
from organisation.assignment a
join organisation.position p on (p.region_id, p.id) = (a.region_id, a.position_id)
join organisation.unit u on (u.region_id, u.id) = (p.region_id, p.unit_id)
join organisation.person pe on (pe.region_id, pe.id) = (a.region_id, a.person_id);
grant select on organisation.office_holder to tera_app;

grant usage on schema organisation to tera_app;
grant execute on function organisation.region_of_account, organisation.all_regions to tera_app;
