-- Plans are entered and kept on pages: strategic plans, who keeps a plan, agreements as drafts until they are signed, sub-activities.

create table planning.strategic_plan (
    region_id  uuid not null default platform.current_region(),
    id         uuid not null,
    agency_id  uuid not null,
    title      text not null check (length(btrim(title)) > 0),
    first_year int  not null check (first_year between 2000 and 2100),
    last_year  int  not null check (last_year between first_year and first_year + 9),
    basis      text not null check (length(btrim(basis)) > 0),
    version    int  not null default 0,
    primary key (region_id, id),
    unique (region_id, agency_id, title),
    foreign key (region_id, agency_id) references organisation.agency
);
select platform.protect('planning.strategic_plan');

-- Which unit keeps the plan of its agency, from a day on; the next row ends it.
create table planning.plan_keeping (
    region_id  uuid not null default platform.current_region(),
    id         uuid not null,
    agency_id  uuid not null,
    unit_id    uuid not null,
    valid_from date not null,
    ground     text not null check (length(btrim(ground)) > 0),
    primary key (region_id, id),
    unique (region_id, agency_id, valid_from),
    foreign key (region_id, agency_id) references organisation.agency,
    foreign key (region_id, unit_id) references organisation.unit
);
select platform.protect('planning.plan_keeping', 'select, insert');
create trigger plan_keeping_stays before update or delete on planning.plan_keeping for each row execute function platform.refuse_change();

-- Objectives from before plans were kept belong to none.
alter table planning.objective
    add plan_id uuid,
    add ended_on date,
    add foreign key (region_id, plan_id) references planning.strategic_plan,
    drop constraint objective_region_id_agency_id_ordinal_key,
    add unique nulls not distinct (region_id, agency_id, plan_id, ordinal);

alter table planning.indicator
    add kind text not null default 'Other' check (kind in ('Key', 'Other')),
    add unit_id uuid,
    add ended_on date,
    add foreign key (region_id, unit_id) references organisation.unit;

alter table planning.agreement
    alter signed_on drop not null,
    add first_person_id uuid,
    add first_name text,
    add first_title text,
    add second_person_id uuid,
    add second_name text,
    add second_title text,
    add version int not null default 0,
    add foreign key (region_id, first_person_id) references organisation.person,
    add foreign key (region_id, second_person_id) references organisation.person;
create unique index agreement_one_draft on planning.agreement (region_id, agency_id, fiscal_year) where signed_on is null;
grant update on planning.agreement to tera_app;
create trigger agreement_signed_stays before update or delete on planning.agreement
    for each row when (old.signed_on is not null) execute function platform.refuse_change();

-- A signed promise stays; that of a draft may be put otherwise.
create function planning.refuse_change_of_signed() returns trigger
    language plpgsql as
$$
begin
    if exists (
        select from planning.agreement a join planning.target t on t.region_id = a.region_id and t.agreement_id = a.id
        where t.region_id = old.region_id and t.id = (to_jsonb(old) ->> tg_argv[0])::uuid and a.signed_on is not null)
    then
        raise exception 'rows of %.% are never changed once signed', tg_table_schema, tg_table_name using errcode = 'restrict_violation';
    end if;
    return case when tg_op = 'DELETE' then old else new end;
end
$$;
create trigger target_signed_stays before update or delete on planning.target for each row execute function planning.refuse_change_of_signed('id');
create trigger target_figure_signed_stays before update or delete on planning.target_figure for each row execute function planning.refuse_change_of_signed('target_id');
grant delete on planning.target, planning.target_figure to tera_app;

alter table planning.budget_item
    add sub_activity_code text,
    add sub_activity text,
    add revised_from date,
    add check ((sub_activity_code is null) = (sub_activity is null)),
    drop constraint budget_item_region_id_agency_id_fiscal_year_activity_code_key,
    add unique nulls not distinct (region_id, agency_id, fiscal_year, activity_code, sub_activity_code);
-- Revisions from before their day was kept hold from the first day of the year.
update planning.budget_item set revised_from = make_date(fiscal_year, 1, 1) where ceiling_revised is not null;
alter table planning.budget_item add check ((ceiling_revised is null) = (revised_from is null));
