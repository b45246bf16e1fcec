using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Tera.Procedures.Definitions;

/// <summary>The one text form in which a definition is kept and fingerprinted.</summary>
/// <remarks>
/// Members in ordinal order, no spaces, numbers without trailing zeros, so that the same definition always gives the same
/// bytes, wherever its members are declared in the source.
/// </remarks>
public static class DefinitionJson
{
    private static readonly JsonSerializerOptions Options = Build();

    /// <summary>The canonical text.</summary>
    public static string Write(ProcedureDefinition definition) => JsonSerializer.Serialize(definition, Options);

    /// <summary>The definition a canonical text stands for.</summary>
    /// <exception cref="JsonException">The text is not one that <see cref="Write"/> wrote: a member is unknown, missing or malformed.</exception>
    public static ProcedureDefinition Read(string text) =>
        JsonSerializer.Deserialize<ProcedureDefinition>(text, Options) ?? throw new JsonException("A definition is never null.");

    /// <summary>SHA-256 of the canonical text in UTF-8; 32 bytes.</summary>
    public static byte[] Fingerprint(ProcedureDefinition definition) => SHA256.HashData(Encoding.UTF8.GetBytes(Write(definition)));

    private static JsonSerializerOptions Build()
    {
        var options = new JsonSerializerOptions(JsonSerializerOptions.Strict)
        {
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { KeepStatedMembersInOrder } },
            Converters =
            {
                new KeyConverter<ProcedureCode>(value => new ProcedureCode(value), key => key.Value),
                new KeyConverter<StepKey>(value => new StepKey(value), key => key.Value),
                new KeyConverter<LaneKey>(value => new LaneKey(value), key => key.Value),
                new KeyConverter<ArtifactKind>(value => new ArtifactKind(value), key => key.Value),
                new PlainDecimalConverter(),
                new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false),
            },
        };
        options.MakeReadOnly();
        return options;
    }

    /// <summary>What can only be read is derived from the rest and is left out.</summary>
    private static void KeepStatedMembersInOrder(JsonTypeInfo type)
    {
        if (type.Kind is not JsonTypeInfoKind.Object)
        {
            return;
        }

        var ordered = type.Properties.Where(property => property.Set is not null).OrderBy(property => property.Name, StringComparer.Ordinal).ToList();
        type.Properties.Clear();
        ordered.ForEach(type.Properties.Add);
    }

    private sealed class KeyConverter<T>(Func<string, T> make, Func<T, string> text) : JsonConverter<T>
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType is JsonTokenType.String && reader.GetString() is { } value && KeyFormat.IsValid(value)
                ? make(value)
                : throw new JsonException($"Not a {typeof(T).Name}.");

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(text(value));
    }

    /// <summary>0.60 and 0.6 are the same confidence and must have the same fingerprint.</summary>
    private sealed class PlainDecimalConverter : JsonConverter<decimal>
    {
        public override decimal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDecimal();

        public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options) =>
            writer.WriteRawValue(value.ToString("0.############################", CultureInfo.InvariantCulture));
    }
}
