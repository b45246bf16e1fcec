using Tera.Documents.Contracts;
using Tera.Documents.Teams;
using Microsoft.EntityFrameworkCore;
using Tera.Procedures.Adoption;
using Tera.Procedures.Definitions;

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

    internal static Procedures.Contracts.PanelForm Formed(string chair, string member, string from = "2026-10-06") => ActsWorld.Form(
        ("NamaTim", "Tim Pengumpulan Data Kinerja"), ("Dasar", "Disposisi Kepala Bagian"), ("Untuk", "Mengumpulkan data kinerja\nMenyusun laporan"),
        ("Mulai", from), ("Sampai", "2026-12-31"), ("Ketua", chair), ("Anggota", member));
}
