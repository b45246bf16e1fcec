using Microsoft.AspNetCore.Components;
using Microsoft.Playwright;
using Tera.EndToEnd.Browsing;
using Tera.Procedures.Adoption;
using Tera.Procedures.Trials;
using Tera.Procedures.Versions;
using Tera.Shared;
using Tera.TestKit;

namespace Tera.EndToEnd.Pages;

/// <summary>Every page of the program, on a site where runs have been and are: readable by everybody, on a desk and on a telephone.</summary>
public sealed class SitePageTests(Chromium chromium)
{
    /// <summary>A page that is added is looked at, or it is said where.</summary>
    [Fact]
    public void Every_page_of_the_program_is_looked_at()
    {
        var routes = typeof(TeraApplication).Assembly.GetTypes().SelectMany(type => type.GetCustomAttributes(typeof(RouteAttribute), inherit: false)).Cast<RouteAttribute>()
            .Select(route => route.Template).ToHashSet();
        var looked = SitePlaces.All.Select(place => place.Route).Concat(SitePlaces.Elsewhere.Keys).ToHashSet();

        Assert.Empty(routes.Except(looked).Order());
        Assert.Empty(looked.Except(routes).Order());
    }

    [Fact]
    public async Task What_anybody_may_open_is_accessible_and_fits_a_telephone()
    {
        await using var site = await TestSite.WithRunsAsync();
        var gallery = new Gallery("umum");
        await using var stranger = await Visitor.ArriveAsync(chromium, site.Address);

        await LookAsync(gallery, stranger, site, SitePlaces.Strangers);
        await stranger.GoAsync("/tidak-ada");
        await gallery.LookAsync(stranger.Page, "tidak ditemukan");
        await stranger.GoAsync("/masuk");
        await stranger.Page.GetByLabel("Nama pengguna").FillAsync("siapa");
        await stranger.Page.GetByLabel("Kata sandi").FillAsync("bukan-kata-sandi");
        await stranger.Page.GetByRole(AriaRole.Button, new() { Name = "Masuk", Exact = true }).ClickAsync();
        await stranger.Page.Locator(".t-fault-list").WaitForAsync();
        await gallery.LookAsync(stranger.Page, "masuk ditolak");

        gallery.Hear(stranger);
        gallery.AssertClean();
    }

    [Fact]
    public async Task What_officials_open_is_accessible_and_fits_a_telephone()
    {
        await using var site = await TestSite.WithRunsAsync();
        var gallery = new Gallery("pejabat");
        await using var official = await Visitor.SignInAsync(chromium, site, "subbag.perencanaan.bmcktr");

        await LookAsync(gallery, official, site, SitePlaces.Officials);

        gallery.Hear(official);
        gallery.AssertClean();
    }

    [Fact]
    public async Task What_heads_open_is_accessible_and_fits_a_telephone()
    {
        await using var site = await TestSite.WithRunsAsync();
        await ReviseTwiceAsync(site);
        var gallery = new Gallery("kepala");
        await using var head = await Visitor.SignInAsync(chromium, site, "kadis.bmcktr");

        await LookAsync(gallery, head, site, SitePlaces.Heads);

        gallery.Hear(head);
        gallery.AssertClean();
    }

    [Fact]
    public async Task What_employees_open_is_accessible_and_fits_a_telephone()
    {
        await using var site = await TestSite.WithRunsAsync();
        var account = (string)(await site.Database.OwnerAsync(
            "select a.user_name from measurement.sheet s join organisation.account a on a.person_id = s.person_id where s.person_id is not null order by s.id limit 1"))!;
        var gallery = new Gallery("pegawai");
        await using var employee = await Visitor.SignInAsync(chromium, site, account);

        await LookAsync(gallery, employee, site, SitePlaces.Employees);

        gallery.Hear(employee);
        gallery.AssertClean();
    }

    /// <summary>Also before there is anything: empty lists are pages too.</summary>
    [Fact]
    public async Task What_is_empty_is_accessible_and_fits_a_telephone()
    {
        await using var site = await TestSite.AtWorkAsync();
        var gallery = new Gallery("kosong");
        await using var official = await Visitor.SignInAsync(chromium, site, "subbag.perencanaan.bmcktr");

        await LookAsync(gallery, official, site, [.. SitePlaces.Officials.Where(place => place.From is null)]);

        gallery.Hear(official);
        gallery.AssertClean();
    }

    [Fact]
    public async Task What_administrators_open_is_accessible_and_fits_a_telephone()
    {
        await using var site = await TestSite.WithRunsAsync();
        var gallery = new Gallery("administrator");
        await using var administrator = await Visitor.SignInAsync(chromium, site, "admin");

        await LookAsync(gallery, administrator, site, SitePlaces.Administrators);

        gallery.Hear(administrator);
        gallery.AssertClean();
    }

    private static async Task LookAsync(Gallery gallery, Visitor visitor, TestSite site, IReadOnlyList<SitePlace> places)
    {
        // Where each route was found, so that pages further on can be reached from it.
        var found = new Dictionary<string, string>();
        foreach (var place in places)
        {
            var address = place.From switch
            {
                null => place.Route,
                var question when question.StartsWith("select ", StringComparison.Ordinal) || question.StartsWith("with ", StringComparison.Ordinal) => (string?)await site.Database.OwnerAsync(question),
                var from => await LinkAsync(visitor, Found(from), place),
            };
            Assert.True(address is not null, $"Nothing leads to {place.Route} ({place.Kind}) from {place.From}.");
            var answer = await visitor.GoAsync(address);
            Assert.True(answer!.Ok && place.Fits(new Uri(visitor.Page.Url).AbsolutePath), $"{place.Kind}: {answer.Status} {visitor.Page.Url}");
            found.TryAdd(place.Route, address);
            await gallery.LookAsync(visitor.Page, place.Kind);
        }

        string Found(string from) => from.Split('?') is [var route, var query] ? $"{found.GetValueOrDefault(route, route).Split('?')[0]}?{query}" : found.GetValueOrDefault(from, from);
    }

    /// <summary>The first link of a page that leads to such a place, those of its own text before those of the frame; null when there is none.</summary>
    private static async Task<string?> LinkAsync(Visitor visitor, string from, SitePlace place)
    {
        await visitor.GoAsync(from);
        var links = await visitor.Page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('main a[href]'), ...document.querySelectorAll('a[href]')].map(link => link.getAttribute('href'))");
        return links.FirstOrDefault(place.Fits);
    }

    /// <summary>Version 2 comes in force while runs of version 1 are open, and version 3 is tried at the table.</summary>
    private static async Task ReviseTwiceAsync(TestSite site)
    {
        var procedure = await site.ProcedureAsync("bmcktr", "bmcktr");
        for (var round = 1; round <= 2; round++)
        {
            await using var session = site.Session();
            var revised = Sample.Of(await session.Get<ReviseProcedureHandler>().HandleAsync(new(CommandId.New(), procedure, Cover: null, "Menata ulang waktu baku.", Seen: null, Actor: null), default));
            if (round == 1)
            {
                Sample.Of(await session.Get<PutInForceHandler>().HandleAsync(
                    new(CommandId.New(), new(Guid.Parse(revised.Result)), new(2026, 11, 13), "Nomor menyusul.", Actor: null), default));
            }
            else
            {
                await TryAsync(session, new(Guid.Parse(revised.Result)));
            }
        }
    }

    private static async Task TryAsync(RegionSession session, VersionId version)
    {
        Sample.Of(await session.Get<MoveVersionHandler>().HandleAsync(new(CommandId.New(), version, VersionState.Trial, null, null, null), default));
        var trial = new TrialId(Guid.Parse(Sample.Of(await session.Get<BeginTrialHandler>().HandleAsync(new(CommandId.New(), version, null, null), default)).Result));
        Sample.Of(await session.Get<GoOnWithTrialHandler>().HandleAsync(new(CommandId.New(), new(trial, null, null), new(), new("Contoh notanya belum ada.", null)), default));
    }
}
