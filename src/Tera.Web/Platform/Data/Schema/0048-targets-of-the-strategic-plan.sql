-- What a strategic plan sets for an indicator in each of its years, beside what the agreement of the year promises. It may be changed as
-- long as the plan is kept; what a recapitulation printed of it is frozen with the recapitulation.

create table planning.strategic_target (
    region_id    uuid not null default platform.current_region(),
    plan_id      uuid not null,
    indicator_id uuid not null,
    fiscal_year  int  not null check (fiscal_year between 2000 and 2100),
    number       numeric,
    upper        numeric,
    words        text,
    primary key (region_id, plan_id, indicator_id, fiscal_year),
    foreign key (region_id, plan_id) references planning.strategic_plan,
    foreign key (region_id, indicator_id) references planning.indicator,
    check (num_nonnulls(number, words) = 1),
    check (upper is null or upper > number)
);
select platform.protect('planning.strategic_target', 'select, insert, update, delete');
