-- How fast a letter is to be treated and who may read it are two things (Permendagri 1/2023): what was secret among the urgencies becomes a level of its own.
alter table documents.disposition   add column security text not null default 'Ordinary' check (security in ('Ordinary', 'Limited', 'Secret', 'TopSecret'));
alter table documents.invitation    add column security text not null default 'Ordinary' check (security in ('Ordinary', 'Limited', 'Secret', 'TopSecret'));
alter table documents.official_memo add column security text not null default 'Ordinary' check (security in ('Ordinary', 'Limited', 'Secret', 'TopSecret'));

alter table documents.official_memo disable trigger official_memo_stays;
update documents.disposition   set security = 'Secret', urgency = 'Ordinary' where urgency = 'Secret';
update documents.invitation    set security = 'Secret', urgency = 'Ordinary' where urgency = 'Secret';
update documents.official_memo set security = 'Secret', urgency = 'Ordinary' where urgency = 'Secret';
alter table documents.official_memo enable trigger official_memo_stays;

alter table documents.disposition   drop constraint disposition_urgency_check,   add check (urgency in ('Ordinary', 'Urgent', 'VeryUrgent')), alter security drop default;
alter table documents.invitation    drop constraint invitation_urgency_check,    add check (urgency in ('Ordinary', 'Urgent', 'VeryUrgent')), alter security drop default;
alter table documents.official_memo drop constraint official_memo_urgency_check, add check (urgency in ('Ordinary', 'Urgent', 'VeryUrgent')), alter security drop default;
