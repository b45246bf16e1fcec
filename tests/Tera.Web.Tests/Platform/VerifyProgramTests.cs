using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Tera.Organisation.Demonstration;
using Tera.Platform.Files;
using Tera.Procedures.Contracts;
using Tera.Procedures.Engine;
using Tera.Shared;
using Tera.TestKit;

namespace Tera.Platform;

/// <summary><c>tera verify</c> as an auditor runs it: the built program, beside a region in which somebody with the owner's password has been.</summary>
public sealed class VerifyProgramTests
{
    [Fact]
    public async Task Given_a_region_that_only_the_program_touched_when_it_is_verified_then_the_program_says_so_and_ends_well()
    {
        await using var office = await AuditedOffice.OpenAsync();

        var (code, output) = await office.VerifyAsync();

        Assert.Equal(0, code);
        Assert.EndsWith("Semuanya utuh.", output.Trim(), StringComparison.Ordinal);
        Assert.Contains("2 peristiwa diperiksa", output, StringComparison.Ordinal);
    }

    [Fact]
    public Task Given_an_event_changed_when_the_region_is_verified_then_the_program_fails_and_names_it() => FailsAsync(
        office => office.Site.Database.BehindTheRulesAsync(
            "procedures.event", $"update procedures.event set content = replace(content, 'Mohon', 'Jangan') where run_id = '{office.Run}' and sequence = 2"),
        office => ($"pelaksanaan {office.Run}", "Peristiwa ke-2 tidak cocok dengan segelnya"));

    [Fact]
    public Task Given_a_value_changed_when_the_region_is_verified_then_the_program_fails_and_names_it() => FailsAsync(
        office => office.Site.Database.BehindTheRulesAsync(
            "measurement.entry", $"update measurement.entry set number = number + 1 where id = '{office.Entry}'"),
        office => ($"nilai {office.Entry}", "nilainya diubah di luar Tera"));

    [Fact]
    public Task Given_a_summary_changed_when_the_region_is_verified_then_the_program_fails_and_names_it() => FailsAsync(
        office => office.Site.Database.BehindTheRulesAsync(
            "measurement.period", $"update measurement.period set spent = spent + 1 where (agency_id, fiscal_year, quarter) = (select agency_id, fiscal_year, quarter from measurement.entry where id = '{office.Entry}')"),
        office => ("ringkasan ", "Ringkasan tidak sama dengan hitungan ulang nilai."));

    [Fact]
    public Task Given_one_byte_of_a_stored_document_changed_when_the_region_is_verified_then_the_program_fails_and_names_it() => FailsAsync(
        office =>
        {
            var path = Directory.EnumerateFiles(office.Data.Path, office.Document.ToString(), SearchOption.AllDirectories).Single();
            var bytes = File.ReadAllBytes(path);
            bytes[0] ^= 1;
            File.WriteAllBytes(path, bytes);
            return Task.CompletedTask;
        },
        office => ($"berkas {office.Document}", "tidak lagi sesuai sidiknya"));

    private static async Task FailsAsync(Func<AuditedOffice, Task> tamper, Func<AuditedOffice, (string Where, string What)> named)
    {
        await using var office = await AuditedOffice.OpenAsync();
        await tamper(office);

        var (code, output) = await office.VerifyAsync();

        var (where, what) = named(office);
        Assert.Equal(1, code);
        Assert.Contains(where, output, StringComparison.Ordinal);
        Assert.Contains(what, output, StringComparison.Ordinal);
        Assert.EndsWith("hal tidak sebagaimana mestinya.", output.Trim(), StringComparison.Ordinal);
    }

    /// <summary>The demonstration region at work, with a run under way, a figure in the books and a document in the store.</summary>
    private sealed class AuditedOffice : IAsyncDisposable
    {
        private AuditedOffice(TestSite site) => Site = site;

        public TestSite Site { get; }

        public DataDirectory Data => Site.Services.GetRequiredService<DataDirectory>();

        public RunId Run { get; private set; }

        public Guid Entry { get; private set; }

        public FileHash Document { get; private set; }

        public static async Task<AuditedOffice> OpenAsync()
        {
            var office = new AuditedOffice(await TestSite.AtWorkAsync());
            var procedure = await office.Site.ProcedureAsync("bmcktr", "bmcktr");
            var head = OrganisationSeed.Person("kadis.bmcktr");
            await using var session = office.Site.Session();
            var start = new StartRun(CommandId.New(), procedure, new RunSubject("agency", OrganisationSeed.Agency("bmcktr").Value, 2031, 1), CoverOverride: null, head);
            office.Run = new(Guid.Parse(Sample.Of(await session.Get<StartRunHandler>().HandleAsync(start, default)).Result));
            Sample.Of(await session.Get<RunGateway>().DecideAsync(new(CommandId.New(), office.Run, head), new RunCommand.Pause("Mohon ditunda dahulu"), beside: null, default));
            office.Entry = (Guid)(await office.Site.Database.OwnerAsync(
                """
                select e.id from measurement.entry e
                join measurement.period p on (p.agency_id, p.fiscal_year, p.quarter) = (e.agency_id, e.fiscal_year, e.quarter)
                where e.number is not null order by e.id limit 1
                """))!;
            office.Document = await session.Get<KeptFiles>().KeepAsync(Encoding.UTF8.GetBytes("Berita acara."), "text/plain", default);
            await session.Db.SaveChangesAsync();
            return office;
        }

        public async Task<(int Code, string Output)> VerifyAsync()
        {
            var connections = Site.Database.Connections;
            var (code, output, errors) = await TeraProgram.RunAsync(
                new ProgramSetting(Environment: new Dictionary<string, string>
                {
                    ["ConnectionStrings__Owner"] = connections.Owner,
                    ["ConnectionStrings__Application"] = connections.Application,
                }),
                "verify", "--data", Data.Path);
            return (code, output + errors);
        }

        public ValueTask DisposeAsync() => Site.DisposeAsync();
    }
}
