-- Nota dinas: what goes with something that is passed on or reported inside the agency. What it prints is copied in.

create table documents.official_memo (
    region_id   uuid not null default platform.current_region(),
    id          uuid not null,
    run_id      uuid not null,
    step        text not null,
    act         int  not null,
    round       int  not null,
    slot        text not null,
    recipients  text[] not null check (cardinality(recipients) > 0),
    copies      text[] not null,
    urgency     text not null check (urgency in ('Ordinary', 'Urgent', 'VeryUrgent', 'Secret')),
    annexes     int  not null check (annexes >= 0),
    subject     text not null,
    body        text not null,
    issuer_id   uuid not null,
    issuer_post text not null,
    issued_at   timestamptz not null,
    primary key (region_id, id),
    unique (region_id, run_id, step, act, round, slot),
    foreign key (region_id, run_id) references procedures.run,
    foreign key (region_id, issuer_id) references organisation.person
);
select platform.protect('documents.official_memo', 'select, insert');
create trigger official_memo_stays before update or delete on documents.official_memo for each row execute function platform.refuse_change();
