using NodaTime;
using Tera.Procedures.Builders;
using Tera.Procedures.Engine;

namespace Tera.Procedures;

/// <summary>
/// Golden copies of every released event: its text as it stands in the databases of agencies, and the state it must lead to for ever.
/// </summary>
/// <remarks>
/// A text of a released event is never edited; a new need is a new event with new files. The states are written by
/// TERA_APPROVE=1 and are to be read before they are committed.
/// </remarks>
public sealed class GoldenEventTests
{
    private static readonly Instant At = Instant.FromUtc(2026, 1, 5, 1, 0);

    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "../../../Procedures/Golden");

    public static TheoryData<string> Names => [.. Directory.EnumerateFiles(Folder, "*.json").Select(file => Path.GetFileNameWithoutExtension(file)!)];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_text_of_a_released_event_is_read_and_written_unchanged_and_leads_to_the_same_state(string name)
    {
        var text = TextOf(name);
        var happened = RunEventJson.Read(text);
        var state = RunText.Of(Run.Evolve(Before(happened), happened, At + Duration.FromHours(3)));

        Assert.Equal(text, RunEventJson.Write(happened));
        Assert.Equal(Approved(name, state), state);
    }

    [Fact]
    public void Every_event_has_a_golden_copy_of_its_name()
    {
        var events = typeof(RunEvent).GetNestedTypes().Where(type => type.IsSubclassOf(typeof(RunEvent))).ToHashSet();

        Assert.Equal(events, Names.Select(row => RunEventJson.Read(TextOf(row.Data)).GetType()).ToHashSet());
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"event":"exploded"}""")]
    [InlineData("""{"reason":"Banjir"}""")]
    [InlineData("""{"event":"paused","reason":"Banjir","since":"kemarin"}""")]
    [InlineData("""{"event":"claimed","task":{"step":"a","act":1,"round":1,"slot":""},"holder":"bukan-id"}""")]
    [InlineData("""{"event":"resumed","due":[{"task":{"step":"a","act":1,"round":1,"slot":""},"dueAt":"besok"}]}""")]
    public void Given_a_text_that_is_no_event_then_reading_it_says_so_in_one_way(string text) =>
        Assert.Throws<System.Text.Json.JsonException>(() => RunEventJson.Read(text));

    /// <summary>Begun for all but the first event, and paused where it goes on.</summary>
    private static Run Before(RunEvent happened)
    {
        var fresh = Run.Unstarted(new(new Guid("0196a000-0000-7000-8000-000000000001")));
        string[] history = happened switch
        {
            RunEvent.Started => [],
            RunEvent.Resumed => ["started", "paused"],
            _ => ["started"],
        };
        return history.Aggregate(fresh, (run, name) => Run.Evolve(run, RunEventJson.Read(TextOf(name)), At));
    }

    private static string TextOf(string name) => File.ReadAllText(Path.Combine(Folder, name + ".json")).TrimEnd('\n');

    private static string Approved(string name, string state)
    {
        var file = Path.Combine(Folder, name + ".state.txt");
        if (Environment.GetEnvironmentVariable("TERA_APPROVE") == "1")
        {
            File.WriteAllText(file, state);
        }

        return File.ReadAllText(file);
    }
}
