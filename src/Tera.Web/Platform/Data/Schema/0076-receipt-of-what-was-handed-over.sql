-- To whom something was handed over or reported, by name; whoever has no task after it says himself that he has it.
create table documents.delivery (
    region_id    uuid not null default platform.current_region(),
    id           uuid not null,
    run_id       uuid not null,
    step         text not null,
    act          int  not null,
    round        int  not null,
    slot         text not null,
    lane         text not null,
    person_id    uuid not null,
    post         text not null,
    delivered_at timestamptz not null,
    received_at  timestamptz check (received_at >= delivered_at),
    version      int not null default 0,
    primary key (region_id, id),
    unique (region_id, run_id, step, act, round, slot, person_id),
    foreign key (region_id, run_id) references procedures.run,
    foreign key (region_id, person_id) references organisation.person
);
create index delivery_waiting on documents.delivery (region_id, person_id) where received_at is null;
select platform.protect('documents.delivery', 'select, insert, update');

-- Once received it stays so.
create trigger delivery_stays before update on documents.delivery for each row when (old.received_at is not null) execute function platform.refuse_change();
create trigger delivery_kept before delete on documents.delivery for each row execute function platform.refuse_change();
