using System.Net;
using Tera.Procedures.Contracts;
using Tera.TestKit;

namespace Tera.Procedures.Runs;

/// <summary>
/// The rarer acts of a run's page, each sent as its form sends it: with and without what it asks for, and by people who may not.
/// Whatever is refused leaves the run as it was and gives back what was typed.
/// </summary>
public sealed class SteeringPageTests
{
    private const string Steering = "kendali";
    private const string Head = "kadis.dishub";
    private const string Chair = "tim.sakip.dishub";
    private const string Mate = "tim.sakip2.dishub";
    private const string Onlooker = "bidang.angkutan.dishub";
    private const string Why = "Menunggu libur bersama selesai.";

    [Theory]
    [InlineData("jeda", "paused")]
    [InlineData("batalkan", "cancelled")]
    public async Task Given_a_steward_when_he_stops_or_ends_the_run_then_a_reason_is_asked_for_and_stands_in_the_history(string action, string happened)
    {
        await using var desk = await Desk.AtTheFormAsync();
        using var head = await desk.Site.SignedInAsync(Head);

        await desk.RefusedAsync(head, action, "Tulis alasannya");
        var done = await desk.SendAsync(head, action, ($"Alasan.{action}", Why));

        Assert.Equal(HttpStatusCode.OK, done.Status);
        Assert.NotNull(done.Html.QuerySelector(".t-receipt"));
        Assert.Contains(Why, done.Html.QuerySelector("section[aria-labelledby=riwayat]")?.TextContent, StringComparison.Ordinal);
        Assert.Equal(happened, await desk.LastEventAsync());
    }

    [Fact]
    public async Task Given_a_run_that_was_called_off_then_the_row_where_it_stood_is_shown_as_called_off_and_only_what_was_finished_as_done()
    {
        await using var desk = await Desk.AtTheFormAsync();
        using var head = await desk.Site.SignedInAsync(Head);

        var done = await desk.SendAsync(head, "batalkan", ("Alasan.batalkan", Why));

        Assert.Single(done.Html.QuerySelectorAll("tr.t-mx-is-done"));
        var stopped = Assert.Single(done.Html.QuerySelectorAll("tr.t-mx-is-skipped"));
        Assert.Contains("dibatalkan ", stopped.TextContent, StringComparison.Ordinal);
        Assert.Contains("1 dari 12 langkah dilalui", done.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_a_stopped_run_when_a_steward_lets_the_clock_run_again_then_work_goes_on_and_a_second_time_is_refused()
    {
        await using var desk = await Desk.AtTheFormAsync();
        using var head = await desk.Site.SignedInAsync(Head);
        using var chair = await desk.Site.SignedInAsync(Chair);
        await desk.RefusedAsync(head, "lanjutkan", "Waktu pelaksanaan ini sedang berjalan.");
        await desk.SendAsync(head, "jeda", ("Alasan.jeda", Why));

        await desk.RefusedAsync(chair, "ambil", "sedang dihentikan");
        await desk.RefusedAsync(chair, "lanjutkan", "Hanya ");
        var resumed = await desk.SendAsync(head, "lanjutkan");

        Assert.Equal((HttpStatusCode.OK, "resumed"), (resumed.Status, await desk.LastEventAsync()));
        Assert.Equal(HttpStatusCode.OK, (await desk.SendAsync(chair, "ambil")).Status);
    }

    [Fact]
    public async Task Given_a_task_of_a_team_when_one_takes_it_then_a_colleague_may_not_until_it_is_given_back()
    {
        await using var desk = await Desk.AtTheFormAsync();
        using var chair = await desk.Site.SignedInAsync(Chair);
        using var mate = await desk.Site.SignedInAsync(Mate);
        await desk.RefusedAsync(chair, "lepas", "Tugas ini tidak sedang Anda pegang.");

        Assert.Equal(HttpStatusCode.OK, (await desk.SendAsync(chair, "ambil")).Status);
        await desk.RefusedAsync(chair, "ambil", "sudah memegang tugas ini");
        await desk.RefusedAsync(mate, "ambil", "sedang dikerjakan rekan Anda");
        await desk.RefusedAsync(mate, "lepas", "sedang dikerjakan rekan Anda");
        Assert.Equal(HttpStatusCode.OK, (await desk.SendAsync(chair, "lepas")).Status);

        Assert.Equal("released", await desk.LastEventAsync());
        Assert.Equal(HttpStatusCode.OK, (await desk.SendAsync(mate, "ambil")).Status);
    }

    [Fact]
    public async Task Given_a_task_when_it_is_handed_to_a_colleague_then_a_reason_is_asked_for_and_nobody_outside_the_lane_may_get_or_give_it()
    {
        await using var desk = await Desk.AtTheFormAsync();
        using var chair = await desk.Site.SignedInAsync(Chair);
        using var onlooker = await desk.Site.SignedInAsync(Onlooker);
        var (mate, outsider) = (("Kepada.alihkan", desk.PersonOf(Mate)), ("Kepada.alihkan", desk.PersonOf(Onlooker)));

        await desk.RefusedAsync(chair, "alihkan", "Tulis alasannya", mate);
        await desk.RefusedAsync(chair, "alihkan", "tidak dapat menerima tugas ini", outsider, ("Alasan.alihkan", Why));
        await desk.RefusedAsync(chair, "alihkan", "Muat ulang halaman", ("Kepada.alihkan", "bukan orang"), ("Alasan.alihkan", Why));
        await desk.RefusedAsync(onlooker, "alihkan", "Hanya ", mate, ("Alasan.alihkan", Why));
        var done = await desk.SendAsync(chair, "alihkan", mate, ("Alasan.alihkan", Why));

        Assert.Equal((HttpStatusCode.OK, "reassigned"), (done.Status, await desk.LastEventAsync()));
        Assert.Contains(Why, done.Text, StringComparison.Ordinal);
        await desk.RefusedAsync(chair, "lepas", "sedang dikerjakan rekan Anda");
    }

    [Fact]
    public async Task Given_a_task_taken_by_somebody_who_then_left_the_team_then_his_mates_find_it_waiting_and_do_it()
    {
        await using var desk = await Desk.AtTheFormAsync();
        using var chair = await desk.Site.SignedInAsync(Chair);
        using var mate = await desk.Site.SignedInAsync(Mate);
        await desk.SendAsync(chair, "ambil");
        Assert.False(await WaitsAsync());

        await desk.Site.Database.OwnerAsync($"update organisation.team_member set valid_until = valid_from where person_id = '{desk.PersonOf(Chair)}'");

        Assert.True(await WaitsAsync());
        Assert.Equal(HttpStatusCode.OK, (await desk.SendAsync(mate, "ambil")).Status);
        Assert.Equal("claimed", await desk.LastEventAsync());

        async Task<bool> WaitsAsync()
        {
            await using var session = desk.Site.Session();
            var waiting = await session.Get<Inbox>().OfAsync(new(Guid.Parse(desk.PersonOf(Mate))), default);
            return waiting.Any(task => task.Href.StartsWith(desk.Run, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Given_a_task_somebody_has_in_hand_then_a_mate_may_take_it_over_himself_and_a_steward_may_give_it_on()
    {
        await using var desk = await Desk.AtTheFormAsync();
        using var chair = await desk.Site.SignedInAsync(Chair);
        using var mate = await desk.Site.SignedInAsync(Mate);
        using var head = await desk.Site.SignedInAsync(Head);
        await desk.SendAsync(chair, "ambil");

        Assert.Contains(desk.PersonOf(Mate), await OfferedAsync(mate));
        Assert.DoesNotContain(desk.PersonOf(Chair), await OfferedAsync(mate));
        Assert.Contains(desk.PersonOf(Mate), await OfferedAsync(head));
        var done = await desk.SendAsync(head, "alihkan", ("Kepada.alihkan", desk.PersonOf(Mate)), ("Alasan.alihkan", Why));

        Assert.Equal((HttpStatusCode.OK, "reassigned"), (done.Status, await desk.LastEventAsync()));
        await desk.RefusedAsync(chair, "lepas", "sedang dikerjakan rekan Anda");

        async Task<List<string?>> OfferedAsync(TestBrowser who) =>
            [.. (await who.GetAsync(desk.Run)).Html.QuerySelectorAll("[name='Kepada.alihkan']").Select(choice => choice.GetAttribute("value"))];
    }

    [Fact]
    public async Task Given_a_step_behind_when_the_work_is_sent_back_there_then_a_reason_is_asked_for_and_the_step_opens_again()
    {
        await using var desk = await Desk.AtTheFormAsync();
        using var chair = await desk.Site.SignedInAsync(Chair);
        using var head = await desk.Site.SignedInAsync(Head);
        var back = ("Ke.kembalikan", "perintah");

        await desk.RefusedAsync(chair, "kembalikan", "Tulis alasannya", back);
        await desk.RefusedAsync(chair, "kembalikan", "belum pernah dijalani", ("Ke.kembalikan", "rapat"), ("Alasan.kembalikan", Why));
        await desk.RefusedAsync(chair, "kembalikan", "belum pernah dijalani", ("Ke.kembalikan", "tidak-ada"), ("Alasan.kembalikan", Why));
        await desk.RefusedAsync(head, "kembalikan", "Tugas ini milik Tim SAKIP", back, ("Alasan.kembalikan", Why));
        var done = await desk.SendAsync(chair, "kembalikan", back, ("Alasan.kembalikan", Why));

        Assert.Equal((HttpStatusCode.OK, "returned"), (done.Status, await desk.LastEventAsync()));
        Assert.Equal(["perintah 2"], await desk.OpenAsync());
        Assert.Contains(Why, (await head.GetAsync(desk.Run)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_a_return_without_a_reason_when_it_is_refused_then_the_folds_are_open_and_the_fault_stands_at_the_field_that_asks_for_it()
    {
        await using var desk = await Desk.AtTheFormAsync();
        using var chair = await desk.Site.SignedInAsync(Chair);

        var answer = await desk.SendAsync(chair, "kembalikan", ("Ke.kembalikan", "perintah"));

        var reason = answer.Html.QuerySelector("textarea[name='Alasan.kembalikan']")!;
        Assert.Equal("true", reason.GetAttribute("aria-invalid"));
        Assert.Contains(reason.Id, answer.Html.QuerySelectorAll(".t-fault-list a").Select(link => link.GetAttribute("href")![1..]));
        for (var fold = reason.Closest("details"); fold is not null; fold = fold.ParentElement!.Closest("details"))
        {
            Assert.True(fold.HasAttribute("open"), fold.QuerySelector("summary")!.TextContent);
        }
    }

    [Fact]
    public async Task Given_a_collection_when_one_units_sheet_is_sent_back_then_only_that_unit_fills_again()
    {
        await using var desk = await Desk.AtTheCollectionAsync();
        using var chair = await desk.Site.SignedInAsync(Chair);
        using var onlooker = await desk.Site.SignedInAsync("bidang.lalulintas.dishub");
        var before = await desk.OpenAsync();
        var done = (await desk.TasksAsync("Done")).First();
        var unit = ("Isian.kembalikan-isian", done);

        await desk.RefusedAsync(chair, "kembalikan-isian", "Tulis alasannya", unit);
        await desk.RefusedAsync(chair, "kembalikan-isian", "Muat ulang halaman", ("Alasan.kembalikan-isian", Why));
        await desk.RefusedAsync(chair, "kembalikan-isian", "belum menyerahkan", ("Isian.kembalikan-isian", (await desk.TasksAsync("Open")).First()), ("Alasan.kembalikan-isian", Why));
        await desk.RefusedAsync(onlooker, "kembalikan-isian", "boleh", unit, ("Alasan.kembalikan-isian", Why));
        var answer = await desk.SendAsync(chair, "kembalikan-isian", unit, ("Alasan.kembalikan-isian", Why));

        Assert.Equal((HttpStatusCode.OK, "submission-returned"), (answer.Status, await desk.LastEventAsync()));
        Assert.Equal(before.Count + 1, (await desk.OpenAsync()).Count);
        await desk.RefusedAsync(chair, "kembalikan-isian", "belum menyerahkan", unit, ("Alasan.kembalikan-isian", Why));
    }

    [Fact]
    public async Task Given_a_collection_when_its_coordinator_closes_it_then_a_reason_is_asked_for_and_the_next_step_opens_once()
    {
        await using var desk = await Desk.AtTheCollectionAsync();
        using var chair = await desk.Site.SignedInAsync(Chair);
        using var onlooker = await desk.Site.SignedInAsync("bidang.lalulintas.dishub");

        await desk.RefusedAsync(chair, "tutup", "Tulis alasannya");
        await desk.RefusedAsync(onlooker, "tutup", "Hanya ", ("Alasan.tutup", Why));
        var done = await desk.SendAsync(chair, "tutup", ("Alasan.tutup", Why));

        Assert.Equal((HttpStatusCode.OK, "collection-closed"), (done.Status, await desk.LastEventAsync()));
        Assert.Equal(["undang 1"], await desk.OpenAsync());
        await desk.RefusedAsync(chair, "tutup", "Tidak ada pengumpulan yang terbuka", ("Alasan.tutup", Why));
    }

    [Fact]
    public async Task Given_a_message_when_it_is_sent_then_all_who_see_the_run_read_it_and_one_without_words_or_too_long_is_given_back()
    {
        await using var desk = await Desk.AtTheFormAsync();
        using var onlooker = await desk.Site.SignedInAsync(Onlooker);
        using var head = await desk.Site.SignedInAsync(Head);
        var page = await onlooker.GetAsync(desk.Run);
        var tooLong = new string('x', RunTalk.Longest + 1);

        var empty = await onlooker.SendAsync(page, RunPosts.Message, ("Pesan", "  "));
        var huge = await onlooker.SendAsync(page, RunPosts.Message, ("Pesan", tooLong));
        var sent = await onlooker.SendAsync(page, RunPosts.Message, ("Pesan", "Mohon <b>berkas</b> dikirim pagi."));

        Assert.Equal(
            (HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity, HttpStatusCode.OK), (empty.Status, huge.Status, sent.Status));
        Assert.Contains("Tulis pesannya dahulu.", empty.Text, StringComparison.Ordinal);
        Assert.Equal(tooLong, huge.ValueOf("Pesan"));
        Assert.Contains("Mohon <b>berkas</b> dikirim pagi.", (await head.GetAsync(desk.Run)).Html.QuerySelector(".t-comments")?.TextContent, StringComparison.Ordinal);
        Assert.Equal(1L, await desk.Site.Database.OwnerAsync("select count(*) from procedures.comment"));
    }

    /// <summary>Who is not of the agency does not learn that the run exists; who has not signed in is asked to.</summary>
    [Theory]
    [InlineData("jeda")]
    [InlineData("lanjutkan")]
    [InlineData("batalkan")]
    [InlineData("alihkan")]
    [InlineData("ambil")]
    [InlineData("lepas")]
    [InlineData("tutup")]
    [InlineData("kembalikan-isian")]
    [InlineData("kembalikan")]
    [InlineData("lampirkan")]
    [InlineData("bukan-tindakan")]
    [InlineData(RunPosts.Message)]
    public async Task Given_somebody_of_another_agency_when_he_sends_any_of_these_forms_then_there_is_no_such_run_and_nothing_happens(string action)
    {
        await using var desk = await Desk.AtTheFormAsync();
        using var stranger = await desk.Site.SignedInAsync("kadis.bmcktr");
        var (before, elsewhere) = (await desk.EventsAsync(), await RunPageTests.StartAsync(stranger));
        var page = await stranger.GetAsync(elsewhere);
        var form = page.Form(action == RunPosts.Message ? RunPosts.Message : Steering);
        form.SetAttribute("action", desk.Run);

        var answer = await stranger.SendAsync(page, form, [.. desk.Fields(action, Why), ("Pesan", "Salam")]);

        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.Equal(before, await desk.EventsAsync());
        Assert.Equal(0L, await desk.Site.Database.OwnerAsync("select count(*) from procedures.comment"));
    }

    [Fact]
    public async Task Given_an_act_that_no_form_offers_when_it_is_sent_then_it_is_refused_and_nothing_happens()
    {
        await using var desk = await Desk.AtTheFormAsync();
        using var head = await desk.Site.SignedInAsync(Head);

        await desk.RefusedAsync(head, "hapus-semua", "Muat ulang halaman");
        await desk.RefusedAsync(head, "", "Muat ulang halaman");
        await desk.RefusedAsync(head, "jeda", "Muat ulang halaman", ("Tugas", "bukan tugas"), ("Alasan.jeda", Why));
    }

    /// <summary>A run of the transport agency and its page, with the form of the rarer acts.</summary>
    private sealed class Desk : IAsyncDisposable
    {
        private string _task = "";

        private Desk(TestSite site, string run) => (Site, Run) = (site, run);

        public TestSite Site { get; }

        public string Run { get; }

        private string Id => Run.Split('/')[^1];

        /// <summary>The order is given; the team makes the form.</summary>
        public static async Task<Desk> AtTheFormAsync()
        {
            var site = await TestSite.AtWorkAsync();
            using var head = await site.SignedInAsync(Head);
            var desk = new Desk(site, await RunPageTests.StartAsync(head));
            await head.SendAsync(await head.GetAsync(desk.Run), RunPosts.Work, ("Catatan", "Segera dikerjakan."));
            Assert.Equal(["format 1"], await desk.OpenAsync());
            desk._task = (await desk.TasksAsync("Open")).Single();
            return desk;
        }

        /// <summary>The run of the demonstration that waits for two units.</summary>
        public static async Task<Desk> AtTheCollectionAsync()
        {
            var site = await TestSite.WithRunsAsync();
            var run = (await Sql.ListAsync(site.Database.Connections.Owner,
                "select r.id::text from procedures.run r join organisation.agency a on a.id = r.agency_id where a.code = 'dishub'")).Single();
            var desk = new Desk(site, $"/pelaksanaan/{run}");
            desk._task = (await desk.TasksAsync("Open")).First();
            return desk;
        }

        public string PersonOf(string account) => Organisation.Demonstration.OrganisationSeed.Person(account).ToString();

        public (string Name, string Value)[] Fields(string action, string reason) =>
        [
            ("Tugas", _task), ("Aksi", action), ($"Alasan.{action}", reason), ("Ke.kembalikan", "perintah"), ("Kepada.alihkan", PersonOf(Mate)),
            ("Isian.kembalikan-isian", _task), ("Kelengkapan.lampirkan", "formulir"),
        ];

        public async Task<TestPage> SendAsync(TestBrowser who, string action, params (string Name, string Value)[] typed) =>
            await SendAsync(who, await who.GetAsync(Run), action, typed);

        /// <summary>Nothing happens, the page says why, and what was typed is still there.</summary>
        public async Task RefusedAsync(TestBrowser who, string action, string why, params (string Name, string Value)[] typed)
        {
            var before = await EventsAsync();

            var answer = await SendAsync(who, action, typed);

            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
            Assert.Contains(why, answer.Html.QuerySelector(".t-fault-list")?.TextContent, StringComparison.Ordinal);
            Assert.Equal(before, await EventsAsync());
        }

        public async Task<long> EventsAsync() => (long)(await Site.Database.OwnerAsync($"select count(*) from procedures.event where run_id = '{Id}'"))!;

        public async Task<string> LastEventAsync() =>
            (string)(await Site.Database.OwnerAsync($"select kind from procedures.event where run_id = '{Id}' order by sequence desc limit 1"))!;

        /// <summary>Step and round of what is open, each slot for itself.</summary>
        public Task<List<string>> OpenAsync() => Sql.ListAsync(
            Site.Database.Connections.Owner, $"select step || ' ' || round from procedures.task where run_id = '{Id}' and status = 'Open' order by ordinal");

        /// <summary>Tasks of the collection or of the step that is open, as forms name them.</summary>
        public async Task<List<string>> TasksAsync(string status)
        {
            await using var session = Site.Session();
            var loaded = await session.Get<RunStore>().LookAsync(new(Guid.Parse(Id)), default, Site.Clock.Now, default);
            var open = loaded!.Run.Open.First().Key;
            return [.. loaded.Run.Tasks.Where(task => task.Key.Step == open.Step && task.Key.Act == open.Act && task.Status.ToString() == status).Select(task => TaskKeyText.Write(task.Key))];
        }

        public ValueTask DisposeAsync() => Site.DisposeAsync();

        private Task<TestPage> SendAsync(TestBrowser who, TestPage page, string action, (string Name, string Value)[] typed) =>
            who.SendAsync(page, Steering, [.. typed.Any(one => one.Name == "Tugas") ? [] : ((string, string)[])[("Tugas", _task)], ("Aksi", action), .. typed]);
    }
}
