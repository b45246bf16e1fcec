using System.Net;
using Microsoft.EntityFrameworkCore;
using Tera.Procedures.Adoption;
using Tera.Procedures.Definitions;
using Tera.Procedures.Trials;
using Tera.Shared;
using Tera.TestKit;

namespace Tera.Procedures.Versions;

/// <summary>P7 at the door: what could not be brought to its end never comes in force, and takes nothing away from what is.</summary>
public sealed class UnsoundDraftTests
{
    private const string Bmcktr = "bmcktr";

    /// <summary>Of each family of flaws one: a step nobody reaches, a way without end, a lane that is not there, a branch that leads nowhere.</summary>
    public static TheoryData<string, string> Flaws => new()
    {
        { "unreachable", "procedures.definition.unreachable" },
        { "no-way-to-end", "procedures.definition.no-way-to-end" },
        { "unknown-lane", "procedures.definition.unknown-lane" },
        { "unknown-target", "procedures.definition.unknown-target" },
        { "no-acts", "procedures.definition.no-acts" },
    };

    [Theory]
    [MemberData(nameof(Flaws))]
    public async Task Given_a_draft_made_unsound_when_it_is_put_in_force_then_it_is_refused_and_the_earlier_version_stays_in_force(string flaw, string code)
    {
        await using var site = await SopSite.StartAsync();
        var procedure = await site.ProcedureAsync(Bmcktr, Bmcktr);
        var draft = await UnsoundDraftAsync(site, procedure, flaw);

        await using var session = site.Session();
        var answer = await session.Get<PutInForceHandler>().HandleAsync(
            new(CommandId.New(), draft, new(2026, 10, 6), "Nomor menyusul.", Actor: null), default);

        Assert.Equal(code, answer.Rejection?.Code);
        Assert.Equal(["1 InRevision", "2 Draft"], await StatesAsync(site, procedure));
        Assert.Equal(0L, await site.Database.OwnerAsync($"select count(*) from procedures.version_change where version_id = '{draft}' and state <> 'Draft'"));
    }

    [Theory]
    [MemberData(nameof(Flaws))]
    public async Task Given_a_draft_made_unsound_when_it_is_to_be_tried_then_it_is_refused_and_no_trial_begins(string flaw, string code)
    {
        await using var site = await SopSite.StartAsync();
        var draft = await UnsoundDraftAsync(site, await site.ProcedureAsync(Bmcktr, Bmcktr), flaw);
        await using var session = site.Session();
        Sample.Of(await session.Get<MoveVersionHandler>().HandleAsync(new(CommandId.New(), draft, VersionState.Trial, null, null, null), default));

        var answer = await session.Get<BeginTrialHandler>().HandleAsync(new(CommandId.New(), draft, null, null), default);

        Assert.Equal(code, answer.Rejection?.Code);
        Assert.Equal(0L, await site.Database.OwnerAsync("select count(*) from procedures.sop_trial"));
    }

    [Fact]
    public async Task Given_a_draft_made_unsound_when_the_office_puts_it_in_force_then_the_page_says_what_is_wrong_and_runs_still_begin_on_the_earlier_version()
    {
        await using var site = await SopSite.StartAsync();
        using var head = await site.SignedInAsync("kadis.bmcktr");
        var procedure = await site.ProcedureAsync(Bmcktr, Bmcktr);
        await UnsoundDraftAsync(site, procedure, "unreachable");
        var page = await head.GetAsync($"/sop/{procedure}?versi=2");

        var refused = await head.SendAsync(page, "berlakukan", ("AlasanSampul", "Nomor menyusul."));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("Langkah “yatim” tidak pernah dicapai dari langkah pertama.", refused.Text, StringComparison.Ordinal);
        Assert.Equal(["1 InRevision", "2 Draft"], await StatesAsync(site, procedure));
        Assert.Contains("Pengukuran Kinerja", (await head.GetAsync(ProceduresLinks.StartRun)).Text, StringComparison.Ordinal);
    }

    /// <summary>Written as a fault of the editor would write it: through the draft's own door, which does not ask.</summary>
    private static async Task<VersionId> UnsoundDraftAsync(TestSite site, ProcedureId procedure, string flaw)
    {
        await using var session = site.Session();
        var revised = Sample.Of(await session.Get<ReviseProcedureHandler>().HandleAsync(
            new(CommandId.New(), procedure, Cover: null, "Menata ulang alur.", Seen: null, Actor: null), default));
        var draft = await session.Db.Set<ProcedureVersion>().SingleAsync(row => row.Id == new VersionId(Guid.Parse(revised.Result)));
        Assert.Null(draft.Rewrite(Spoiled(draft.Definition, flaw)));
        await session.Db.SaveChangesAsync();
        return draft.Id;
    }

    private static ProcedureDefinition Spoiled(ProcedureDefinition definition, string flaw)
    {
        var (first, last) = (definition.Steps[0], definition.Steps[^1]);
        return flaw switch
        {
            "unreachable" => definition with { Steps = definition.Steps.Add(last with { Key = new("yatim") }) },
            "no-way-to-end" => definition with { Steps = definition.Steps.Replace(last, last with { Onward = new Onward.Next(first.Key) }) },
            "unknown-lane" => definition with { Steps = definition.Steps.Replace(first, first with { Acts = [first.Acts[0] with { Lanes = [new("siapa")] }] }) },
            "unknown-target" => definition with { Steps = definition.Steps.Replace(first, first with { Onward = new Onward.Next(new("mana")) }) },
            "no-acts" => definition with { Steps = definition.Steps.Replace(first, first with { Acts = [] }) },
            _ => throw new ArgumentOutOfRangeException(nameof(flaw), flaw, null),
        };
    }

    private static async Task<List<string>> StatesAsync(TestSite site, ProcedureId procedure) => await Sql.ListAsync(
        site.Database.Connections.Owner, $"select number || ' ' || state from procedures.version where procedure_id = '{procedure}' order by number");
}
