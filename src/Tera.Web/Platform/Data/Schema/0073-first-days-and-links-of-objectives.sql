-- Objectives and indicators have a first day; an objective is something in the performance tree, may serve several others, each from a day
-- on, and a position answers for it.

alter table planning.objective
    add valid_from date,
    add kind text check (kind in ('FinalOutcome', 'CriticalFactor', 'Intermediate', 'Operational')),
    add position_id uuid,
    add foreign key (region_id, position_id) references organisation.position;
alter table planning.indicator add valid_from date;

-- Those from before this was kept begin with the first day that anything recorded says of them.
update planning.indicator i set valid_from = least(
    (select min(c.valid_from) from planning.indicator_card c where (c.region_id, c.indicator) = (i.region_id, i.id)),
    (select min(make_date(a.fiscal_year, 1, 1)) from planning.target t join planning.agreement a on (a.region_id, a.id) = (t.region_id, t.agreement_id)
        where (t.region_id, t.indicator_id) = (i.region_id, i.id)),
    (select min(make_date(s.fiscal_year, 1, 1)) from planning.strategic_target s where (s.region_id, s.indicator_id) = (i.region_id, i.id)),
    i.ended_on);
update planning.objective o set valid_from = coalesce(least(
    (select make_date(p.first_year, 1, 1) from planning.strategic_plan p where (p.region_id, p.id) = (o.region_id, o.plan_id)),
    (select min(i.valid_from) from planning.indicator i where (i.region_id, i.objective_id) = (o.region_id, o.id)),
    o.ended_on), date '2000-01-01');
update planning.indicator i set valid_from = o.valid_from from planning.objective o where i.valid_from is null and (o.region_id, o.id) = (i.region_id, i.objective_id);
alter table planning.objective alter valid_from set not null, add check (ended_on >= valid_from);
alter table planning.indicator alter valid_from set not null, add check (ended_on >= valid_from);

create table planning.objective_link (
    region_id    uuid not null default platform.current_region(),
    id           uuid not null,
    -- Of the serving objective.
    agency_id    uuid not null,
    objective_id uuid not null,
    served_id    uuid not null,
    valid_from   date not null,
    ended_on     date,
    primary key (region_id, id),
    foreign key (region_id, agency_id) references organisation.agency,
    foreign key (region_id, objective_id) references planning.objective,
    foreign key (region_id, served_id) references planning.objective,
    check (objective_id <> served_id),
    check (ended_on >= valid_from)
);
create index objective_link_served on planning.objective_link (region_id, served_id);
create unique index objective_link_once on planning.objective_link (region_id, objective_id, served_id) where ended_on is null;
select platform.protect('planning.objective_link', 'select, insert, update, delete');

-- What ended keeps its days; a link is taken away only with the import that brought it.
create function planning.refuse_change_of_ended_link() returns trigger
    language plpgsql as
$$
begin
    if old.ended_on is not null or (old.objective_id, old.served_id, old.valid_from) is distinct from (new.objective_id, new.served_id, new.valid_from) then
        raise exception 'a link that ended is never changed' using errcode = 'restrict_violation';
    end if;
    return new;
end
$$;
create trigger objective_link_stays before update on planning.objective_link for each row execute function planning.refuse_change_of_ended_link();

insert into planning.objective_link (region_id, id, agency_id, objective_id, served_id, valid_from)
    select o.region_id, gen_random_uuid(), o.agency_id, o.id, o.parent_id, greatest(o.valid_from, above.valid_from)
    from planning.objective o join planning.objective above on (above.region_id, above.id) = (o.region_id, o.parent_id) where o.ended_on is null;
alter table planning.objective drop column parent_id;
