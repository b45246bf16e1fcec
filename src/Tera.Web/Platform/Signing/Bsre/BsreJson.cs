using System.Text.Json;

namespace Tera.Platform.Signing.Bsre;

/// <summary>Reads answers that may be anything: what is not as told is simply not there.</summary>
internal static class BsreJson
{
    public static string? Text(byte[] answer, string name) =>
        Read(answer, root => root.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null);

    /// <summary>The first of a list of base64 texts.</summary>
    public static byte[]? FirstBytes(byte[] answer, string name) => Read(answer, root =>
        root.TryGetProperty(name, out var list) && list.ValueKind is JsonValueKind.Array && list.GetArrayLength() > 0
        && list[0].ValueKind is JsonValueKind.String && list[0].TryGetBytesFromBase64(out var bytes)
            ? bytes
            : null);

    /// <summary>True when there is at least one signature and all are as asked.</summary>
    public static bool EverySignature(byte[] answer, Func<JsonElement, bool> holds) => Read(answer, root =>
        root.TryGetProperty("signatureInformations", out var list) && list.ValueKind is JsonValueKind.Array && list.GetArrayLength() > 0
        && list.EnumerateArray().All(one => one.ValueKind is JsonValueKind.Object && holds(one))
            ? "ja"
            : null) is not null;

    public static bool Is(JsonElement of, string name, bool wanted) =>
        of.TryGetProperty(name, out var value) && value.ValueKind == (wanted ? JsonValueKind.True : JsonValueKind.False);

    private static T? Read<T>(byte[] answer, Func<JsonElement, T?> read)
        where T : class
    {
        try
        {
            using var document = JsonDocument.Parse(answer);
            return document.RootElement.ValueKind is JsonValueKind.Object ? read(document.RootElement) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
