-- Where an application is that an SOP names without its address, as whoever entered something there noted it; proposed the next time.
alter table documents.submission add column address text check (address ~ '^https?://');
create index submission_application on documents.submission (region_id, application, recorded_at desc) where address is not null;
