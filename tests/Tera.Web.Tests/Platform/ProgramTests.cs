using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Tera.TestKit;

namespace Tera.Platform;

/// <summary>The tests share one data directory, one after the other, as the starts of one office do.</summary>
public sealed class ProgramTests(TemporaryData data) : IClassFixture<TemporaryData>
{
    /// <param name="signal">TERM from a supervisor, INT from Ctrl+C.</param>
    [Theory]
    [InlineData("TERM")]
    [InlineData("INT")]
    public async Task Given_an_ordinary_user_when_the_program_serves_and_is_stopped_then_it_was_ready_and_leaves_no_process(string signal)
    {
        using var theirs = TemporaryData.OfOrdinaryUser();
        using var program = await TeraProgram.ServeAsync(theirs.Place.Path, asOrdinaryUser: true);

        Assert.Equal(HttpStatusCode.OK, await StatusAsync(program, "/health/ready"));
        Assert.Single(theirs.Servers());

        Assert.Equal(0, await program.TerminateAsync(signal));
        Assert.Empty(theirs.Servers());
    }

    [Fact]
    public async Task Given_a_server_orphaned_by_a_kill_when_the_program_starts_again_then_it_ends_the_orphan_and_serves()
    {
        int orphan;
        using (var killed = await TeraProgram.ServeAsync(data.Place.Path))
        {
            orphan = Assert.Single(data.Servers());
            // Held still, so that the kernel's word that its parent died cannot end it before the next start.
            await TeraProgram.SignalAsync("STOP", orphan);
            await killed.KillAsync();
        }

        var starting = TeraProgram.ServeAsync(data.Place.Path);
        await Task.Delay(TimeSpan.FromMilliseconds(600));
        await TeraProgram.SignalAsync("CONT", orphan);
        using var program = await starting;

        Assert.Equal(HttpStatusCode.OK, await StatusAsync(program, "/health/ready"));
        Assert.NotEqual(orphan, Assert.Single(data.Servers()));
        Assert.Equal(0, await program.TerminateAsync());
        Assert.Empty(data.Servers());
    }

    [Fact]
    public async Task Given_a_program_that_is_killed_when_it_is_gone_then_its_server_follows_by_itself()
    {
        using var program = await TeraProgram.ServeAsync(data.Place.Path);

        await program.KillAsync();

        for (var tries = 0; tries < 100 && data.Servers().Count > 0; tries++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50));
        }

        Assert.Empty(data.Servers());
    }

    [Fact]
    public async Task Given_a_busy_port_when_the_program_serves_there_then_it_says_so_and_ends_with_2()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;

        var (exitCode, output, errors) = await TeraProgram.RunAsync("serve", "--port", $"{port}", "--data", data.Place.Path);

        Assert.Equal(2, exitCode);
        Assert.Empty(output);
        Assert.StartsWith($"Port {port} sedang dipakai program lain", errors, StringComparison.Ordinal);
        Assert.Empty(data.Servers());
    }

    [Fact]
    public async Task Given_nothing_when_a_region_is_founded_then_its_administrator_signs_in_with_the_shown_password_and_the_same_name_is_refused()
    {
        string[] wish =
            ["admin", "create", "--region", "Kabupaten Uji", "--seat", "Uji", "--zone", "WITA", "--name", "Budi Uji, S.Kom.", "--user", "budi.uji", "--data", data.Place.Path];

        var (exitCode, output, errors) = await TeraProgram.RunAsync([.. wish, "--json"]);
        Assert.Equal((0, ""), (exitCode, errors));
        var password = JsonDocument.Parse(output).RootElement.GetProperty("password").GetString()!;
        using var program = await TeraProgram.ServeAsync(data.Place.Path);
        using var browser = new TestBrowser(program.Address);
        var inside = await browser.SendAsync(
            await browser.GetAsync("/masuk?kembali=/administrasi"), "masuk", ("Form.Name", "budi.uji"), ("Form.Password", password));
        Assert.Equal("/administrasi", inside.Path);
        Assert.Contains("Kabupaten Uji", inside.Text);

        var again = await TeraProgram.RunAsync(wish);
        Assert.Equal(1, again.ExitCode);
        Assert.Contains("budi.uji", again.Errors);
    }

    [Theory]
    [InlineData("Tidak dikenal: \"terbang\".", "terbang")]
    [InlineData("Tidak dikenal: \"--prot\".", "serve", "--prot", "80")]
    [InlineData("--port harus angka 0 sampai 65535, bukan \"delapan\".", "serve", "--port", "delapan")]
    [InlineData("Nilai untuk --port kurang, berlebih, atau tidak sah.", "serve", "--port")]
    public async Task Given_a_command_line_that_makes_no_sense_when_run_then_the_reason_is_said_and_it_ends_with_64(
        string reason,
        params string[] arguments
    )
    {
        var (exitCode, _, errors) = await TeraProgram.RunAsync(arguments);

        Assert.Equal(64, exitCode);
        Assert.StartsWith(reason, errors, StringComparison.Ordinal);
    }

    private static async Task<HttpStatusCode> StatusAsync(TeraProgram program, string path)
    {
        using var client = new System.Net.Http.HttpClient { BaseAddress = program.Address };
        using var response = await client.GetAsync(new Uri(path, UriKind.Relative));
        return response.StatusCode;
    }
}
