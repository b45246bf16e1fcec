using System.Text.Json;
using NodaTime.Text;

namespace Tera.Procedures.Mining;

/// <summary>As much of JSON Schema (draft 7) as the published schema of OCEL 2.0 uses: <c>type</c>, <c>required</c>, <c>properties</c>, <c>items</c>, and the format <c>date-time</c>.</summary>
internal static class JsonSchemaCheck
{
    private static readonly string[] Known = ["$schema", "type", "required", "properties", "items", "format"];

    /// <summary>Every place that is not as the schema has it; empty for none.</summary>
    /// <exception cref="NotSupportedException">The schema asks for what this check does not know.</exception>
    public static IEnumerable<string> Faults(JsonElement schema, JsonElement value, string place = "$")
    {
        if (schema.EnumerateObject().FirstOrDefault(word => !Known.Contains(word.Name)) is { Value.ValueKind: not JsonValueKind.Undefined } unknown)
        {
            throw new NotSupportedException($"The schema says {unknown.Name}.");
        }

        if (schema.TryGetProperty("type", out var type) && type.GetString() != Name(value.ValueKind))
        {
            return [$"{place}: {type} expected, {Name(value.ValueKind)} found"];
        }

        return value.ValueKind switch
        {
            JsonValueKind.Object => OfObject(schema, value, place),
            JsonValueKind.Array when schema.TryGetProperty("items", out var items) => value.EnumerateArray().SelectMany((item, at) => Faults(items, item, $"{place}[{at}]")),
            JsonValueKind.String when schema.TryGetProperty("format", out var format) => OfFormat(format.GetString()!, value.GetString()!, place),
            _ => [],
        };
    }

    private static IEnumerable<string> OfObject(JsonElement schema, JsonElement value, string place)
    {
        var missing = schema.TryGetProperty("required", out var required)
            ? required.EnumerateArray().Where(name => !value.TryGetProperty(name.GetString()!, out _)).Select(name => $"{place}: without {name}") : [];
        var wrong = schema.TryGetProperty("properties", out var properties)
            ? properties.EnumerateObject().Where(one => value.TryGetProperty(one.Name, out _)).SelectMany(one => Faults(one.Value, value.GetProperty(one.Name), $"{place}.{one.Name}")) : [];
        return missing.Concat(wrong);
    }

    private static IEnumerable<string> OfFormat(string format, string text, string place) => format is not "date-time" ? throw new NotSupportedException($"The schema says format {format}.")
        : OffsetDateTimePattern.Rfc3339.Parse(text).Success ? [] : [$"{place}: date-time expected, \"{text}\" found"];

    private static string Name(JsonValueKind kind) => kind switch
    {
        JsonValueKind.Object => "object",
        JsonValueKind.Array => "array",
        JsonValueKind.String => "string",
        JsonValueKind.Number => "number",
        JsonValueKind.True or JsonValueKind.False => "boolean",
        _ => "null",
    };
}
