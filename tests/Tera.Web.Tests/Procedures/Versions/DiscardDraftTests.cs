using System.Net;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Tera.Organisation.Demonstration;
using Tera.Procedures.Adoption;
using Tera.Procedures.Definitions;
using Tera.Procedures.Editing;
using Tera.Shared;
using Tera.TestKit;

namespace Tera.Procedures.Versions;

/// <summary>A draft that was never legalised may be thrown away, with a reason and with what hangs on it; whatever was legalised or ran stays.</summary>
public sealed class DiscardDraftTests
{
    private const string Why = "Salah berkas.";

    [Fact]
    public async Task Given_an_imported_SOP_when_its_draft_is_discarded_then_all_of_it_is_gone_the_record_tells_why_and_its_code_is_free_again()
    {
        await using var site = await SopSite.StartAsync();
        using var head = await site.SignedInAsync("kadis.bmcktr");
        var id = await WrittenAsync(site);
        var page = await head.GetAsync($"/sop/{id}");

        var asked = await head.SendAsync(page, "buang");
        var gone = await head.SendAsync(page, "buang", ("AlasanBuang", Why));

        Assert.Contains("Ikut hilang", page.Text, StringComparison.Ordinal);
        Assert.Contains("1 suntingan", page.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, asked.Status);
        Assert.Contains("Tulis mengapa draf ini dibuang", asked.Text, StringComparison.Ordinal);
        Assert.Equal("/sop", gone.Path);
        Assert.Contains("Tanda terima", gone.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await head.GetAsync($"/sop/{id}")).Status);
        Assert.Equal(1L, await site.Database.OwnerAsync($"select count(*) from platform.audit where process = 'procedures.discard-draft' and subject_id = '{id}' and reason = '{Why}' and person_id is not null"));
        Assert.NotEqual(id, await WrittenAsync(site));
    }

    [Fact]
    public async Task Given_a_revision_when_its_draft_is_discarded_then_the_version_in_force_stays_is_no_longer_in_revision_and_tells_why()
    {
        await using var site = await SopSite.StartAsync();
        using var head = await site.SignedInAsync("kadis.bmcktr");
        var procedure = await site.ProcedureAsync("bmcktr", "bmcktr");
        var draft = await head.SendAsync(await head.GetAsync($"/sop/{procedure}"), "revisi", ("AlasanRevisi", "Menata ulang."));

        var page = await head.SendAsync(draft, "buang", ("AlasanBuang", Why));

        Assert.Equal($"/sop/{procedure}", page.Path);
        Assert.Contains($"Draf versi 2 dibuang: {Why}", page.Text, StringComparison.Ordinal);
        Assert.Equal("1 InForce", await StatesAsync(site, procedure));
        Assert.True(page.HasForm("revisi"));
    }

    [Fact]
    public async Task Given_a_draft_whose_legalisation_was_taken_back_or_a_version_in_force_then_it_is_neither_offered_nor_done_nor_let_by_the_database()
    {
        await using var site = await SopSite.StartAsync();
        using var head = await site.SignedInAsync("kadis.bmcktr");
        var procedure = await site.ProcedureAsync("bmcktr", "bmcktr");
        var draft = await head.SendAsync(await head.GetAsync($"/sop/{procedure}"), "revisi", ("AlasanRevisi", "Menata ulang."));
        var settled = await head.SendAsync(draft, "berlakukan", ("MulaiBerlaku", "2026-11-02"), ("AlasanSampul", "Nomor menyusul."));
        var back = await head.SendAsync(settled, "keadaan", ("Keadaan", "Draft"));

        var codes = new List<string?>();
        foreach (var version in await VersionsAsync(site, procedure))
        {
            await using var session = await site.SessionOfAsync("kadis.bmcktr");
            var by = session.Get<Organisation.Contracts.CurrentUser>().Required;
            codes.Add((await session.Get<DiscardDraftHandler>().HandleAsync(new(CommandId.New(), version, Why, null, by), default)).Rejection?.Code);
        }

        Assert.False(back.HasForm("buang"));
        Assert.Equal(["procedures.discard.legalised", "procedures.discard.legalised"], codes);
        await using var past = site.Session();
        foreach (var deletion in (FormattableString[])[$"delete from procedures.version where state = 'InRevision'", $"delete from procedures.version_change where state = 'InRevision'"])
        {
            var no = await Assert.ThrowsAsync<PostgresException>(() => past.Db.Database.ExecuteSqlAsync(deletion));
            Assert.Equal(PostgresErrorCodes.RestrictViolation, no.SqlState);
        }
    }

    private static async Task<ProcedureId> WrittenAsync(TestSite site)
    {
        await using var session = site.Session();
        var made = Sample.Of(await session.Get<WriteSopHandler>().HandleAsync(
            new(CommandId.New(), OrganisationSeed.Agency("bmcktr"), "Dinas", "SOP Uji Buangan", Periodicity.Unstated, ["Kepala Dinas"], "Uji.", null), default));
        var id = new ProcedureId(Guid.Parse(made.Result));
        var draft = await session.Db.Set<ProcedureVersion>().Where(row => row.ProcedureId == id).Select(row => row.Id).SingleAsync();
        Sample.Of(await session.Get<EditDraftHandler>().HandleAsync(
            new(CommandId.New(), draft, new DraftChange.AddLane(new("uji"), "Pelaksana Uji", LaneNature.Position), null, "Uji.", null), default));
        return id;
    }

    private static async Task<string> StatesAsync(TestSite site, ProcedureId procedure) =>
        (string)(await site.Database.OwnerAsync($"select string_agg(number || ' ' || state, ', ' order by number) from procedures.version where procedure_id = '{procedure}'"))!;

    private static async Task<IReadOnlyList<VersionId>> VersionsAsync(TestSite site, ProcedureId procedure)
    {
        await using var session = site.Session();
        return await session.Db.Set<ProcedureVersion>().Where(row => row.ProcedureId == procedure).OrderBy(row => row.Number).Select(row => row.Id).ToListAsync();
    }
}
