-- What an office does between the printed rows of its figures: dispositions, teams, invitations, meetings, minutes, texts, hand-outs.
-- Each row belongs to one task of a run; what a paper prints is copied in, so that the paper stays what it was.

create table documents.disposition (
    region_id     uuid not null default platform.current_region(),
    id            uuid not null,
    run_id        uuid not null,
    step          text not null,
    act           int  not null,
    round         int  not null,
    slot          text not null,
    subject       text not null,
    urgency       text not null check (urgency in ('Ordinary', 'Urgent', 'VeryUrgent', 'Secret')),
    wishes        text[] not null,
    note          text,
    due_on        date,
    letter_from   text,
    letter_number text,
    letter_date   date,
    received_on   date,
    agenda_number text,
    issuer_id     uuid not null,
    issuer_name   text not null,
    issuer_post   text not null,
    issued_at     timestamptz not null,
    primary key (region_id, id),
    unique (region_id, run_id, step, act, round, slot),
    foreign key (region_id, run_id) references procedures.run,
    foreign key (region_id, issuer_id) references organisation.person,
    check (cardinality(wishes) > 0 or length(btrim(note)) > 0)
);
select platform.protect('documents.disposition', 'select, insert');

create table documents.disposition_recipient (
    region_id      uuid not null default platform.current_region(),
    disposition_id uuid not null,
    ordinal        int  not null,
    person_id      uuid not null,
    name           text not null,
    post           text not null,
    primary key (region_id, disposition_id, ordinal),
    unique (region_id, disposition_id, person_id),
    foreign key (region_id, disposition_id) references documents.disposition,
    foreign key (region_id, person_id) references organisation.person
);
-- What was ordered of a person, newest first.
create index disposition_recipient_person on documents.disposition_recipient (region_id, person_id, disposition_id desc);
select platform.protect('documents.disposition_recipient', 'select, insert');

create table documents.team_order (
    region_id   uuid not null default platform.current_region(),
    id          uuid not null,
    run_id      uuid not null,
    step        text not null,
    act         int  not null,
    round       int  not null,
    slot        text not null,
    team_id     uuid not null,
    name        text not null,
    basis       text not null,
    purpose     text not null,
    -- Both days inclusive.
    valid_from  date not null,
    valid_until date not null,
    -- The lane the team fills from now on; null where the SOP has none for it.
    lane        text,
    issuer_id   uuid not null,
    issuer_post text not null,
    issued_at   timestamptz not null,
    primary key (region_id, id),
    unique (region_id, run_id, step, act, round, slot),
    foreign key (region_id, run_id) references procedures.run,
    foreign key (region_id, team_id) references organisation.team,
    foreign key (region_id, issuer_id) references organisation.person,
    check (valid_until >= valid_from)
);
select platform.protect('documents.team_order', 'select, insert');

create table documents.team_order_member (
    region_id     uuid not null default platform.current_region(),
    team_order_id uuid not null,
    ordinal       int  not null,
    person_id     uuid not null,
    role          text not null check (role in ('Chair', 'Secretary', 'Member')),
    name          text not null,
    post          text not null,
    rank          text,
    nip           text,
    primary key (region_id, team_order_id, ordinal),
    unique (region_id, team_order_id, person_id),
    foreign key (region_id, team_order_id) references documents.team_order,
    foreign key (region_id, person_id) references organisation.person
);
select platform.protect('documents.team_order_member', 'select, insert');

create table documents.invitation (
    region_id      uuid not null default platform.current_region(),
    id             uuid not null,
    run_id         uuid not null,
    step           text not null,
    act            int  not null,
    round          int  not null,
    slot           text not null,
    subject        text not null,
    urgency        text not null check (urgency in ('Ordinary', 'Urgent', 'VeryUrgent', 'Secret')),
    held_on        date not null,
    -- On the clock of the agency's seat. Without an end: until it is over.
    starts_at      time not null,
    ends_at        time,
    place          text not null,
    online_address text,
    agenda         text[] not null check (cardinality(agenda) > 0),
    note           text,
    issuer_id      uuid not null,
    issuer_post    text not null,
    issued_at      timestamptz not null,
    primary key (region_id, id),
    unique (region_id, run_id, step, act, round, slot),
    foreign key (region_id, run_id) references procedures.run,
    foreign key (region_id, issuer_id) references organisation.person,
    check (ends_at > starts_at)
);
select platform.protect('documents.invitation', 'select, insert');

create table documents.invitation_invitee (
    region_id     uuid not null default platform.current_region(),
    invitation_id uuid not null,
    ordinal       int  not null,
    -- Null for a guest from outside.
    person_id     uuid,
    name          text not null,
    post          text,
    primary key (region_id, invitation_id, ordinal),
    foreign key (region_id, invitation_id) references documents.invitation,
    foreign key (region_id, person_id) references organisation.person
);
select platform.protect('documents.invitation_invitee', 'select, insert');

-- Changed while the meeting goes on; never after it was closed.
create table documents.meeting (
    region_id     uuid not null default platform.current_region(),
    id            uuid not null,
    run_id        uuid not null,
    step          text not null,
    act           int  not null,
    round         int  not null,
    slot          text not null,
    invitation_id uuid,
    subject       text not null,
    held_on       date,
    starts_at     time,
    ends_at       time,
    place         text,
    chair_id      uuid,
    chair_name    text,
    chair_post    text,
    changed_at    timestamptz not null,
    closed_by     uuid,
    closed_at     timestamptz,
    version       int  not null default 0,
    primary key (region_id, id),
    unique (region_id, run_id, step, act, round, slot),
    foreign key (region_id, run_id) references procedures.run,
    foreign key (region_id, invitation_id) references documents.invitation,
    foreign key (region_id, chair_id) references organisation.person,
    foreign key (region_id, closed_by) references organisation.person,
    check ((closed_at is null) = (closed_by is null)),
    check (closed_at is null or (held_on is not null and starts_at is not null and place is not null and chair_name is not null))
);
select platform.protect('documents.meeting', 'select, insert, update');

create table documents.meeting_attendee (
    region_id      uuid not null default platform.current_region(),
    meeting_id     uuid not null,
    ordinal        int  not null,
    person_id      uuid,
    name           text not null,
    post           text,
    -- Null while nobody has noted it.
    presence       text check (presence in ('Present', 'Absent', 'Represented')),
    represented_by text,
    primary key (region_id, meeting_id, ordinal),
    foreign key (region_id, meeting_id) references documents.meeting,
    foreign key (region_id, person_id) references organisation.person
);
select platform.protect('documents.meeting_attendee');

create table documents.meeting_topic (
    region_id  uuid not null default platform.current_region(),
    meeting_id uuid not null,
    ordinal    int  not null,
    title      text not null,
    notes      text,
    primary key (region_id, meeting_id, ordinal),
    foreign key (region_id, meeting_id) references documents.meeting
);
select platform.protect('documents.meeting_topic');

create table documents.meeting_decision (
    region_id  uuid not null default platform.current_region(),
    meeting_id uuid not null,
    ordinal    int  not null,
    text       text not null,
    owner_id   uuid,
    owner_name text,
    due_on     date,
    primary key (region_id, meeting_id, ordinal),
    foreign key (region_id, meeting_id) references documents.meeting,
    foreign key (region_id, owner_id) references organisation.person
);
select platform.protect('documents.meeting_decision');

create table documents.minutes (
    region_id   uuid not null default platform.current_region(),
    id          uuid not null,
    run_id      uuid not null,
    step        text not null,
    act         int  not null,
    round       int  not null,
    slot        text not null,
    -- The meeting whose attendance and decisions they print; null where the SOP holds none before.
    meeting_id  uuid,
    subject     text,
    held_on     date,
    starts_at   time,
    place       text,
    opening     text,
    discussion  text,
    conclusion  text,
    closing     text,
    chair_id    uuid,
    writer_id   uuid not null,
    writer_name text not null,
    writer_post text not null,
    changed_at  timestamptz not null,
    issued_at   timestamptz,
    version     int  not null default 0,
    primary key (region_id, id),
    unique (region_id, run_id, step, act, round, slot),
    foreign key (region_id, run_id) references procedures.run,
    foreign key (region_id, meeting_id) references documents.meeting,
    foreign key (region_id, chair_id) references organisation.person,
    foreign key (region_id, writer_id) references organisation.person
);
select platform.protect('documents.minutes', 'select, insert, update');

-- A text made of headed sections: plan, collected material, report, evaluation.
create table documents.text_document (
    region_id      uuid not null default platform.current_region(),
    id             uuid not null,
    run_id         uuid not null,
    step           text not null,
    act            int  not null,
    round          int  not null,
    slot           text not null,
    kind           text not null,
    title          text not null,
    author_id      uuid not null,
    author_post    text not null,
    -- The lane that signs it later in this SOP; null when nobody does.
    signing_lane   text,
    changed_at     timestamptz not null,
    handed_over_at timestamptz,
    version        int  not null default 0,
    primary key (region_id, id),
    unique (region_id, run_id, step, act, round, slot),
    foreign key (region_id, run_id) references procedures.run,
    foreign key (region_id, author_id) references organisation.person
);
create index text_document_kind on documents.text_document (region_id, run_id, kind, handed_over_at desc);
select platform.protect('documents.text_document', 'select, insert, update');

create table documents.text_section (
    region_id        uuid not null default platform.current_region(),
    text_document_id uuid not null,
    ordinal          int  not null,
    key              text not null,
    body             text not null,
    primary key (region_id, text_document_id, ordinal),
    unique (region_id, text_document_id, key),
    foreign key (region_id, text_document_id) references documents.text_document
);
select platform.protect('documents.text_section');

create table documents.handout (
    region_id   uuid not null default platform.current_region(),
    id          uuid not null,
    run_id      uuid not null,
    step        text not null,
    act         int  not null,
    round       int  not null,
    slot        text not null,
    note        text,
    issuer_id   uuid not null,
    issuer_post text not null,
    issued_at   timestamptz not null,
    primary key (region_id, id),
    unique (region_id, run_id, step, act, round, slot),
    foreign key (region_id, run_id) references procedures.run,
    foreign key (region_id, issuer_id) references organisation.person
);
select platform.protect('documents.handout', 'select, insert');

create table documents.handout_recipient (
    region_id  uuid not null default platform.current_region(),
    handout_id uuid not null,
    ordinal    int  not null,
    person_id  uuid not null,
    name       text not null,
    post       text not null,
    primary key (region_id, handout_id, ordinal),
    foreign key (region_id, handout_id) references documents.handout,
    foreign key (region_id, person_id) references organisation.person
);
select platform.protect('documents.handout_recipient', 'select, insert');

-- What was closed or handed over stands; a new round writes a new row.
create function documents.keep_closed_meeting() returns trigger
    language plpgsql as
$$
begin
    if old.closed_at is not null then
        raise exception 'a closed meeting is never changed' using errcode = 'restrict_violation';
    end if;
    return new;
end
$$;
create trigger meeting_stays_closed before update on documents.meeting for each row execute function documents.keep_closed_meeting();

create function documents.keep_issued_minutes() returns trigger
    language plpgsql as
$$
begin
    if old.issued_at is not null then
        raise exception 'issued minutes are never changed' using errcode = 'restrict_violation';
    end if;
    return new;
end
$$;
create trigger minutes_stay_issued before update on documents.minutes for each row execute function documents.keep_issued_minutes();

create function documents.keep_handed_over() returns trigger
    language plpgsql as
$$
begin
    if old.handed_over_at is not null then
        raise exception 'a text that was handed over is never changed' using errcode = 'restrict_violation';
    end if;
    return new;
end
$$;
create trigger text_document_stays before update on documents.text_document for each row execute function documents.keep_handed_over();
