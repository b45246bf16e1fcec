using Tera.Documents.Contracts;
using Tera.Documents.Teams;
using Microsoft.EntityFrameworkCore;
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

    private static Procedures.Contracts.PanelForm Formed(string chair, string member) => ActsWorld.Form(
        ("NamaTim", "Tim Pengumpulan Data Kinerja"), ("Dasar", "Disposisi Kepala Bagian"), ("Untuk", "Mengumpulkan data kinerja\nMenyusun laporan"),
        ("Mulai", "2026-10-06"), ("Sampai", "2026-12-31"), ("Ketua", chair), ("Anggota", member));
}
