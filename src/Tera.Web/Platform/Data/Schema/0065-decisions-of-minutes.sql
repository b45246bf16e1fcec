-- What minutes say was decided stands in rows, as the meeting's own decisions do: once issued, it is what is followed. A decision may tell for
-- what it uses the measurement, and on which figures it rests.

alter table documents.meeting_decision add column utilisation text
    check (utilisation in ('Allowance', 'Placement', 'Organisation', 'Strategy', 'Policy', 'Activity', 'Budget', 'BudgetEfficiency'));
alter table documents.meeting_decision add column basis text check (basis is null or utilisation is not null);

create table documents.minutes_decision (
    region_id   uuid not null default platform.current_region(),
    minutes_id  uuid not null,
    ordinal     int  not null check (ordinal >= 0),
    -- Place among the decisions of the meeting at which it is followed; null in a draft for one that the minutes add.
    noted_as    int,
    text        text not null,
    owner_id    uuid,
    owner_name  text,
    due_on      date,
    utilisation text check (utilisation in ('Allowance', 'Placement', 'Organisation', 'Strategy', 'Policy', 'Activity', 'Budget', 'BudgetEfficiency')),
    basis       text check (basis is null or utilisation is not null),
    primary key (region_id, minutes_id, ordinal),
    foreign key (region_id, minutes_id) references documents.minutes,
    foreign key (region_id, owner_id) references organisation.person
);
select platform.protect('documents.minutes_decision');

create function documents.keep_issued_decisions() returns trigger
    language plpgsql as
$$
begin
    if exists (select from documents.minutes m where m.id = coalesce(new.minutes_id, old.minutes_id) and m.issued_at is not null) then
        raise exception 'issued minutes are never changed' using errcode = 'restrict_violation';
    end if;
    return coalesce(new, old);
end
$$;
create trigger minutes_decision_stays_issued before update or delete on documents.minutes_decision for each row execute function documents.keep_issued_decisions();

-- Minutes that are being written print what their meeting noted.
insert into documents.minutes_decision (region_id, minutes_id, ordinal, noted_as, text, owner_id, owner_name, due_on)
select d.region_id, m.id, d.ordinal, d.ordinal, d.text, d.owner_id, d.owner_name, d.due_on
from documents.minutes m join documents.meeting_decision d on (d.region_id, d.meeting_id) = (m.region_id, m.meeting_id)
where m.issued_at is null;
