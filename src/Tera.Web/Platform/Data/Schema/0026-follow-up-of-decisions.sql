-- What became of a meeting's decision: reports that only grow; the latest tells where it stands.

create table documents.follow_up_report (
    region_id   uuid not null default platform.current_region(),
    id          uuid not null,
    meeting_id  uuid not null,
    ordinal     int  not null,
    standing    text not null check (standing in ('UnderWay', 'Done', 'Dropped')),
    note        text not null check (length(btrim(note)) between 1 and 2000),
    reported_by uuid not null,
    post        text not null,
    reported_at timestamptz not null,
    primary key (region_id, id),
    foreign key (region_id, meeting_id, ordinal) references documents.meeting_decision,
    foreign key (region_id, reported_by) references organisation.person
);
create index follow_up_report_decision on documents.follow_up_report (region_id, meeting_id, ordinal, reported_at);
select platform.protect('documents.follow_up_report', 'select, insert');
