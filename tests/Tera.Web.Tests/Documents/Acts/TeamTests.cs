using Microsoft.EntityFrameworkCore;
using Tera.Documents.Contracts;
using Tera.Documents.Teams;
using Tera.Procedures.Adoption;
using Tera.Procedures.Definitions;
using Tera.TestKit;

namespace Tera.Documents.Acts;

public sealed class TeamTests
{
    [Fact]
    public async Task A_team_that_is_formed_fills_its_column_from_then_on()
    {
        await using var world = await ActsWorld.AtAsync("pengumpulan-data", "bentuk-tim", ActKind.FormTeam);
        await world.ProvideInputsAsync();
        var head = world.Office.Members.Values.First();

        DocumentsWorld.Accept(await world.PostAsync(Formed(head.Value.ToString("D"), world.IdOf("staf"))));
        await world.PrintAsync();

        var task = (await world.StateAsync()).Open.Single();
        Assert.Equal("rencana", task.Key.Step.Value);
        await world.ProvideInputsAsync();
        Assert.Contains("Simpan konsep", await world.ShowAsync(person: head), StringComparison.Ordinal);
        Assert.DoesNotContain("Simpan konsep", await world.ShowAsync(person: world.Office.Holder(new("tim-penyusunan-sakip"))), StringComparison.Ordinal);
        await using var session = world.Session();
        Assert.NotNull((await session.Get<ArtifactDesk>().AllOfAsync(world.Run, default)).Single(paper => paper.Kind == "tim").Letter);
        Assert.Equal(RevisionState.Ready, (await DocumentsWorld.CurrentAsync(session, world.Run, "tim")).State);
        Assert.Equal("tim-penyusunan-sakip", (await session.Db.Set<TeamOrder>().SingleAsync()).Lane);
    }

    [Fact]
    public async Task Given_a_letter_of_assignment_that_is_to_be_signed_in_Tera_when_it_comes_back_then_it_is_written_on_and_its_signature_ends_the_act()
    {
        await using var world = await ActsWorld.AtAsync("pengumpulan-data", "bentuk-tim", ActKind.FormTeam);
        await world.ProvideInputsAsync();
        var (head, chair) = (world.Office.Holder((await world.StateAsync()).Open.Single().Lane), world.Office.Members.Values.First().Value.ToString("D"));
        var signed = Formed(chair, world.IdOf("staf"), more: ("CaraTandaTangan", "InTera"));
        await using (var session = world.Session())
        {
            await session.Get<DemonstrationCertificates>().EnsureAsync([head], default);
        }

        DocumentsWorld.Accept(await world.PostAsync(signed));
        Sample.Of(await MeetingTests.DecideAsync(world, head, new Procedures.Engine.RunCommand.GiveBack((await world.StateAsync()).Open.Single().Key, "Tambah anggota")));
        Assert.Contains("Disposisi Kepala Bagian", await world.ShowAsync(), StringComparison.Ordinal);
        DocumentsWorld.Accept(await world.PostAsync(signed with { Command = Shared.CommandId.New() }));
        await world.PrintAsync();
        Assert.Equal("Reserved", await world.Database.OwnerAsync("select state from documents.letter"));
        DocumentsWorld.Accept(await world.PostAsync(await MeetingTests.SignFormAsync(world, TeamOrderTemplate.TemplateName)));

        Assert.Equal("rencana", (await world.StateAsync()).Open.Single().Key.Step.Value);
        Assert.Equal("Issued", await world.Database.OwnerAsync("select state from documents.letter"));
        Assert.Equal(["1", "2"], await Sql.ListAsync(world.Database.Connections.Owner, "select version::text from documents.team_order order by version"));
        Assert.Equal(1L, await world.Database.OwnerAsync("select count(*) from organisation.team t join documents.team_order o on o.team_id = t.id where t.closed_on is null"));
    }

    [Fact]
    public async Task Given_a_team_without_chair_members_and_time_when_posted_then_all_is_told()
    {
        await using var world = await ActsWorld.AtAsync("pengumpulan-data", "bentuk-tim", ActKind.FormTeam);

        var outcome = await world.PostAsync(ActsWorld.Form(("NamaTim", "Tim Data"), ("Mulai", "2026-10-06"), ("Sampai", "2026-10-01")));

        Assert.Equal(
            [
                "documents.form.missing", "documents.form.missing", "documents.team-order.end-before-start", "documents.team-order.chair-missing",
                "documents.team-order.member-missing",
            ],
            outcome.Faults.Select(fault => fault.Code));
    }

    [Fact]
    public async Task Given_a_team_from_a_day_that_has_passed_when_posted_then_it_is_refused_and_who_held_the_lane_stays_on_record()
    {
        await using var world = await ActsWorld.AtAsync("pengumpulan-data", "bentuk-tim", ActKind.FormTeam);
        await world.ProvideInputsAsync();

        var outcome = await world.PostAsync(Formed(world.Office.Members.Values.First().Value.ToString("D"), world.IdOf("staf"), "2026-10-05"));

        Assert.Equal(["documents.team-order.in-the-past"], outcome.Faults.Select(fault => fault.Code));
        await using var session = world.Session();
        Assert.Empty(await session.Db.Set<TeamOrder>().ToListAsync());
    }

    [Fact]
    public async Task Given_another_holder_of_the_lane_known_for_a_later_day_when_a_team_is_formed_then_it_is_refused_and_nothing_is_changed()
    {
        await using var world = await ActsWorld.AtAsync("pengumpulan-data", "bentuk-tim", ActKind.FormTeam);
        await world.ProvideInputsAsync();
        var head = world.Office.Members.Values.First();
        await using (var session = world.Session())
        {
            session.Db.Add(LaneBinding.Of(world.Office.Procedure, new LaneHolding(new("tim-penyusunan-sakip"), Person: head), new NodaTime.LocalDate(2026, 11, 1)));
            await session.Db.SaveChangesAsync();
        }

        var outcome = await world.PostAsync(Formed(head.Value.ToString("D"), world.IdOf("staf")));

        Assert.Equal(["procedures.holder.later-change"], outcome.Faults.Select(fault => fault.Code));
        await using var after = world.Session();
        Assert.Empty(await after.Db.Set<TeamOrder>().ToListAsync());
        Assert.Equal(2, await after.Db.Set<LaneBinding>().CountAsync(row => row.Lane == "tim-penyusunan-sakip"));
    }

    internal static Procedures.Contracts.PanelForm Formed(string chair, string member, string from = "2026-10-06", params (string Name, string Value)[] more) => ActsWorld.Form([
        ("NamaTim", "Tim Pengumpulan Data Kinerja"), ("Dasar", "Disposisi Kepala Bagian"), ("Untuk", "Mengumpulkan data kinerja\nMenyusun laporan"),
        ("Mulai", from), ("Sampai", "2026-12-31"), ("Ketua", chair), ("Anggota", member), .. more]);
}
