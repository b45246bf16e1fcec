using Microsoft.EntityFrameworkCore;
using Npgsql;
using Tera.Documents.Archiving;
using Tera.Documents.Verification;
using Tera.Organisation;
using Tera.Procedures.Definitions;
using Tera.Shared;
using Tera.TestKit;

namespace Tera.Documents;

/// <summary>What an archive record says of itself is corrected with a reason; what was filed stays.</summary>
public sealed class ArchiveCorrectionTests
{
    private static readonly RecordTerms Terms = new("Pengukuran kinerja triwulan III tahun 2026", "700.1.2", CopyLevel.Copy, "2 berkas", "Lemari 3, rak 2");

    [Fact]
    public async Task Given_a_record_filed_under_the_wrong_code_when_it_is_corrected_then_it_says_the_new_and_keeps_the_old_and_package_and_hash_stay()
    {
        await using var world = await DocumentsWorld.CreateAsync();
        await LeavingTests.FileAsync(world, await world.SignedAsync());
        var before = await world.Database.OwnerAsync("select encode(hash, 'hex') || size from documents.archive_package");

        Sample.Of(await CorrectAsync(world, SignedSop.Clerk, Terms));

        await using var session = world.Session();
        var record = await session.Db.Set<ArchiveRecord>().SingleAsync();
        Assert.Equal((Terms, 1), (record.Terms, record.Version));
        var former = Assert.Single(await session.Get<ArchiveReader>().CorrectionsAsync(record.Id, default));
        Assert.Equal(("000.8.6.3", "Salah kode", "Tera"), (former.Correction.Classification, former.Correction.Reason, former.Correction.Place));
        Assert.Equal(before, await world.Database.OwnerAsync("select encode(hash, 'hex') || size from documents.archive_package"));
        Assert.Empty((await session.Get<VerifyDocuments>().RunAsync(default)).Findings);
    }

    [Fact]
    public async Task Given_a_record_when_a_stranger_who_saw_an_older_one_or_who_changes_nothing_corrects_it_then_it_stays()
    {
        await using var world = await DocumentsWorld.CreateAsync();
        await LeavingTests.FileAsync(world, await world.SignedAsync());

        Assert.Equal("documents.archive.not-yours", (await CorrectAsync(world, SignedSop.Secretary, Terms)).Rejection!.Code);
        Sample.Of(await CorrectAsync(world, SignedSop.Clerk, Terms));
        Assert.Equal("platform.changed-meanwhile", (await CorrectAsync(world, SignedSop.Clerk, Terms with { Place = "Gudang" })).Rejection!.Code);
        Assert.Equal("documents.archive.nothing-corrected", (await CorrectAsync(world, SignedSop.Clerk, Terms, seen: 1)).Rejection!.Code);
        Assert.Equal(1L, await world.Database.OwnerAsync("select count(*) from documents.archive_correction"));
    }

    [Fact]
    public async Task Given_a_record_whose_things_were_destroyed_when_it_is_corrected_then_it_is_refused_by_the_program_and_by_the_database()
    {
        await using var world = await DocumentsWorld.CreateAsync();
        await LeavingTests.FileAsync(world, await world.SignedAsync());
        await world.Database.OwnerAsync(
            """
            with gone as (
                insert into documents.disposal (region_id, id, agency_id, kind, minutes_number, held_on, approval, proof_hash, proof_name, recorded_by, recorded_at)
                select r.region_id, gen_random_uuid(), r.agency_id, 'Destroyed', 'BA/1', '2026-10-06', 'ANRI', p.hash, 'ba.pdf', r.filed_by, now()
                from documents.archive_record r join documents.archive_package p on p.record_id = r.id returning region_id, id)
            insert into documents.disposal_item (region_id, record_id, disposal_id) select g.region_id, r.id, g.id from gone g, documents.archive_record r
            """);

        Assert.Equal("documents.archive.disposed", (await CorrectAsync(world, SignedSop.Clerk, Terms)).Rejection!.Code);
        await Assert.ThrowsAsync<PostgresException>(() => world.Database.OwnerAsync("update documents.archive_record set place = 'Gudang', version = 1"));
    }

    [Theory]
    [InlineData("update documents.archive_record set access_class = 'Secret', version = version + 1")]
    [InlineData("update documents.archive_record set place = 'Gudang', version = version + 1")]
    [InlineData("delete from documents.archive_record")]
    public async Task What_was_filed_and_what_was_corrected_without_telling_is_refused_by_the_database(string sql)
    {
        await using var world = await DocumentsWorld.CreateAsync();
        await LeavingTests.FileAsync(world, await world.SignedAsync(), packed: false);

        await Assert.ThrowsAsync<PostgresException>(() => world.Database.OwnerAsync(sql));
    }

    private static async Task<Result<Platform.Commands.Receipt>> CorrectAsync(DocumentsWorld world, LaneKey by, RecordTerms terms, int seen = 0)
    {
        await using var session = world.Session();
        var record = await session.Db.Set<ArchiveRecord>().AsNoTracking().SingleAsync();
        return await session.Get<CorrectRecordHandler>().HandleAsync(
            new(CommandId.New(), world.User(world.Holder(by)) with { Role = AccountRole.Overseer }, record.Id, seen, terms, Sample.Line("Salah kode")), default);
    }
}
