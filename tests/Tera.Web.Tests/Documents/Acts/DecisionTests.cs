using Microsoft.EntityFrameworkCore;
using Tera.Documents.Contracts;
using Tera.Documents.Meetings;
using Tera.Documents.Utilisations;
using Tera.Procedures.Definitions;
using Tera.Procedures.Engine;
using Tera.TestKit;

namespace Tera.Documents.Acts;

/// <summary>What a meeting decides, what its minutes make of it, and what the next meeting finds of it.</summary>
public sealed class DecisionTests
{
    [Fact]
    public async Task Given_a_decision_without_a_day_or_a_use_without_its_figures_when_the_meeting_is_closed_then_each_is_told()
    {
        await using var world = await ActsWorld.AtAsync("bmcktr", "arahan", ActKind.Meet);
        await world.ProvideInputsAsync();

        var closed = await world.PostAsync(MeetingTests.Noted(world, "", ("Tenggat.0", ""), ("Pemanfaatan.0", "Budget")));
        var unnamed = await world.PostAsync(MeetingTests.Noted(world, "", ("DasarPemanfaatan.0", "jalan mantap 54,20%"), ("Aksi", "simpan")));

        Assert.Equal(["documents.meeting.basis-missing", "documents.meeting.due-missing"], closed.Faults.Select(fault => fault.Code));

        var early = await world.PostAsync(MeetingTests.Noted(world, "", ("Tenggat.0", "2026-01-05")));
        Assert.Contains(early.Faults, fault => fault.Code == "documents.meeting.due-before");
        Assert.Equal(["documents.meeting.utilisation-missing"], unnamed.Faults.Select(fault => fault.Code));
    }

    [Fact]
    public async Task Given_minutes_that_word_decisions_anew_when_they_are_issued_then_what_they_say_is_followed_and_what_was_reported_on_stays()
    {
        await using var world = await ActsWorld.AtAsync("badan", "rapat", ActKind.Meet);
        await world.ProvideInputsAsync();
        DocumentsWorld.Accept(await world.PostAsync(MeetingTests.Noted(world, "")));
        await world.ForwardAsync("notulen", ActKind.Minute);
        await world.ProvideInputsAsync();
        var noted = Assert.Single(await FollowedAsync(world));

        DocumentsWorld.Accept(await world.PostAsync(MeetingTests.Written(
            world, "", ("PenanggungJawab.0", world.IdOf("kepala-badan")), ("Tenggat.0", "2026-11-03"), ("Pemanfaatan.0", "Budget"), ("DasarPemanfaatan.0", "jalan mantap 54,20%"))));

        var followed = Assert.Single(await FollowedAsync(world));
        Assert.Equal((world.Office.Holder(new("kepala-badan")), (NodaTime.LocalDate?)new NodaTime.LocalDate(2026, 11, 3)), (followed.Owner, followed.DueOn));
        Assert.NotEqual(noted.Owner, followed.Owner);
        Assert.Equal("jalan mantap 54,20%", Assert.Single(await UsesAsync(world)).Basis);
        await ReportAsync(world, followed);
        var task = (await world.StateAsync()).Open.Single();
        Sample.Of(await MeetingTests.DecideAsync(world, world.Office.DoerOf(task), new RunCommand.GiveBack(task.Key, "Tambah keputusan")));

        var dropped = await world.PostAsync(MeetingTests.Written(world, "1", ("KeputusanRapat.0", ""), ("Keputusan.0", "Keputusan lain")));
        DocumentsWorld.Accept(await world.PostAsync(MeetingTests.Written(
            world, "1", ("JumlahKeputusan", "2"), ("KeputusanRapat.0", ""), ("Keputusan.0", "Keputusan lain"), ("KeputusanRapat.1", "0"), ("Keputusan.1", "Bidang melengkapi semua bukti"),
            ("PenanggungJawab.1", world.IdOf("sekretaris")), ("Tenggat.1", "2026-11-10"))));

        Assert.Equal(["documents.minutes.decision-reported"], dropped.Faults.Select(fault => fault.Code));
        Assert.Equal(
            [("Bidang melengkapi semua bukti", FollowUpStanding.UnderWay), ("Keputusan lain", FollowUpStanding.Open)],
            (await FollowedAsync(world)).Select(one => (one.Text, one.Standing)).OrderBy(one => one.Text, StringComparer.Ordinal));
        Assert.Equal(2L, await world.Database.OwnerAsync("select count(*) from platform.audit where process = 'documents.word-decisions'"));
    }

    [Fact]
    public async Task Given_minutes_whose_meeting_nobody_noted_when_they_are_issued_then_what_they_decide_is_followed_and_the_meeting_is_as_the_last_of_them_tell()
    {
        await using var world = await ActsWorld.AtAsync("badan", "notulen", ActKind.Minute);
        await world.ProvideInputsAsync();

        var empty = await world.PostAsync(MeetingTests.Written(world, "", ("JumlahKeputusan", "0")));
        DocumentsWorld.Accept(await world.PostAsync(MeetingTests.Written(world)));

        Assert.Equal(["documents.minutes.nothing-concluded"], empty.Faults.Select(fault => fault.Code));
        var followed = Assert.Single(await FollowedAsync(world));
        Assert.Equal(("Bidang melengkapi bukti", "Rapat pembahasan"), (followed.Text, followed.MeetingSubject));
        var task = (await world.StateAsync()).Open.Single();
        Sample.Of(await MeetingTests.DecideAsync(world, world.Office.DoerOf(task), new RunCommand.GiveBack(task.Key, "Acaranya keliru")));
        DocumentsWorld.Accept(await world.PostAsync(MeetingTests.Written(world, "1", ("Acara", "Rapat evaluasi"))));
        Assert.Equal("Rapat evaluasi", Assert.Single(await FollowedAsync(world)).MeetingSubject);
    }

    [Theory]
    [InlineData("dishub", "rapat", true)]
    [InlineData("badan", "rapat", false)]
    public async Task A_meeting_closes_with_its_minutes_where_no_act_of_its_SOP_writes_them(string sop, string step, bool closes)
    {
        await using var world = await ActsWorld.AtAsync(sop, step, ActKind.Meet);
        await world.ProvideInputsAsync();

        DocumentsWorld.Accept(await world.PostAsync(MeetingTests.Noted(world, "")));
        await world.PrintAsync();

        await using var session = world.Session();
        var papers = await session.Get<ArtifactDesk>().AllOfAsync(world.Run, default);
        string[] kinds = closes ? ["notulen-rapat", "rapat"] : ["rapat"], decided = closes ? ["Bidang melengkapi bukti"] : [];
        Assert.Equal(kinds, papers.Select(paper => paper.Kind).Order());
        Assert.All(papers, paper => Assert.Equal(RevisionState.Ready, paper.State));
        Assert.Equal(decided, await session.Db.Set<MinutesDecision>().Select(row => row.Text).ToListAsync());
    }

    [Fact]
    public async Task Given_work_left_over_by_an_earlier_meeting_when_the_next_is_called_then_its_agenda_begins_with_it_and_tells_why()
    {
        await using var world = await ActsWorld.AtAsync("badan", "rapat", ActKind.Meet);
        await world.ProvideInputsAsync();
        DocumentsWorld.Accept(await world.PostAsync(MeetingTests.Noted(world, "", ("Pemanfaatan.0", "Budget"), ("DasarPemanfaatan.0", "jalan mantap 54,20%"))));
        await world.BeginAsync(4);
        await world.ForwardAsync("undang", ActKind.Invite);

        var invited = System.Net.WebUtility.HtmlDecode(await world.ShowAsync());
        await world.ForwardAsync("rapat", ActKind.Meet);
        var met = System.Net.WebUtility.HtmlDecode(await world.ShowAsync());

        Assert.Matches("(?s)Pembukaan\nTindak lanjut: Bidang melengkapi bukti\nPembahasan .*\nPenutup", invited);
        Assert.Contains("sampai 20 Okt; diputuskan dalam Rapat pembahasan.", invited, StringComparison.Ordinal);
        Assert.Contains("Penyesuaian anggaran: jalan mantap 54,20%", met, StringComparison.Ordinal);
    }

    private static async Task<IReadOnlyList<FollowUp>> FollowedAsync(ActsWorld world)
    {
        await using var session = world.Session();
        return await session.Get<FollowUpList>().ReadAsync(new([world.Office.Agency]), default);
    }

    private static async Task<IReadOnlyList<UtilisationRow>> UsesAsync(ActsWorld world)
    {
        await using var session = world.Session();
        return await session.Get<UtilisationList>().ReadAsync(new([world.Office.Agency]) { Year = 2026, Kind = Utilisation.Budget }, 10, default);
    }

    private static Task<object?> ReportAsync(ActsWorld world, FollowUp one) => world.Database.OwnerAsync(
        $"""
         insert into documents.follow_up_report (region_id, id, meeting_id, ordinal, standing, note, reported_by, post, reported_at)
         select region_id, gen_random_uuid(), meeting_id, ordinal, 'UnderWay', 'Berjalan', owner_id, 'Sekretaris', now() from documents.meeting_decision where meeting_id = '{one.Meeting.Value}'
         """);
}
