using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Text;
using Tera.Organisation;
using Tera.Procedures.Definitions;

namespace Tera.Procedures.Engine;

/// <summary>Events as text, always the same text for the same event, because the text is what is hashed.</summary>
public static class RunEventJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters =
        {
            new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower),
            new TextConverter<Instant>(InstantPattern.ExtendedIso.Format, text => InstantPattern.ExtendedIso.Parse(text).Value),
            new TextConverter<StepKey>(key => key.Value, text => new(text)),
            new TextConverter<LaneKey>(key => key.Value, text => new(text)),
            new TextConverter<ArtifactKind>(kind => kind.Value, text => new(text)),
            new TextConverter<Slot>(slot => slot.Value, text => new(text)),
            new TextConverter<PersonId>(id => id.ToString(), text => new(Guid.Parse(text))),
            new TextConverter<RunId>(id => id.ToString(), text => new(Guid.Parse(text))),
        },
    };

    /// <summary>The canonical text of an event.</summary>
    public static string Write(RunEvent happened) => JsonSerializer.Serialize(happened, Options);

    /// <summary>The event of a text.</summary>
    /// <exception cref="JsonException">The text is not an event this build knows.</exception>
    public static RunEvent Read(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<RunEvent>(text, Options) ?? throw new JsonException("No event.");
        }
        catch (Exception exception) when (exception is FormatException or NotSupportedException)
        {
            throw new JsonException("Not an event this build knows.", exception);
        }
    }

    private sealed class TextConverter<T>(Func<T, string> write, Func<string, T> read) : JsonConverter<T>
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            read(reader.GetString() ?? throw new JsonException());

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(write(value));
    }
}
