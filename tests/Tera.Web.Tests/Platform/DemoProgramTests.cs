using Tera.TestKit;

namespace Tera.Platform;

/// <summary>The second of the two commands, as somebody tries it who has never seen the program.</summary>
public sealed class DemoProgramTests(TemporaryData data) : IClassFixture<TemporaryData>
{
    [Fact]
    public async Task Given_an_empty_directory_when_the_demonstration_is_started_then_a_printed_account_signs_in_and_Ctrl_C_leaves_nothing_behind()
    {
        var (program, said) = await TeraProgram.DemoAsync(data.Place.Path);
        using (program)
        {
            Assert.StartsWith("Tera siap di http://127.0.0.1:", said[0], StringComparison.Ordinal);
            await SignsInAsync(program, AccountIn(said, "kadis.bmcktr"));
            await SignsInAsync(program, AccountIn(said, "admin"));
            Assert.Equal(0, await program.TerminateAsync("INT"));
        }

        Assert.Empty(data.Servers());

        // Then: a second start finds everything and says the same.
        var (again, saidAgain) = await TeraProgram.DemoAsync(data.Place.Path);
        using (again)
        {
            Assert.Equal(said.Skip(1), saidAgain.Skip(1));
            await SignsInAsync(again, AccountIn(saidAgain, "kadis.dishub"));
            Assert.Equal(0, await again.TerminateAsync());
        }
    }

    /// <summary>Name and password as they stand on the screen.</summary>
    private static (string Name, string Password) AccountIn(IReadOnlyList<string> said, string name) =>
        said.Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Single(words => words[0] == name) is [_, var password, ..]
            ? (name, password)
            : throw new InvalidOperationException($"{name} was printed without a password.");

    private static async Task SignsInAsync(TeraProgram program, (string Name, string Password) account)
    {
        using var browser = new TestBrowser(program.Address);
        var inside = await browser.SendAsync(await browser.GetAsync("/masuk"), "masuk", ("Form.Name", account.Name), ("Form.Password", account.Password));
        Assert.Equal("/", inside.Path);
        Assert.Contains("Keluar", inside.Text, StringComparison.Ordinal);
    }
}
