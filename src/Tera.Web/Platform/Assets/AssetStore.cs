using System.Collections.Frozen;
using System.Text;

namespace Tera.Platform.Assets;

/// <summary>
/// Style sheets, icons and scripts, read once from the <c>wwwroot</c> beside the program, addressed by content.
/// </summary>
/// <remarks>
/// Our style sheets are many small files to read and one to fetch: <see cref="StyleSheet"/> is made of everything in <c>css/</c>,
/// tokens and ground rules first, paper last, the rest by name: <c>sheet</c> before <c>sheet-notes</c>, which goes on from it.
/// </remarks>
internal sealed class AssetStore
{
    internal const string Prefix = "/aset/";
    internal const string StyleSheet = "tera.css";
    internal const string Tabler = "vendor/tabler.min.css";
    internal const string Sprite = "vendor/icons.svg";

    private static readonly string[] First = ["css/tokens.css", "css/ground.css"];
    private static readonly string[] Last = ["css/print.css"];

    private readonly FrozenDictionary<string, Asset> _assets;

    /// <param name="root">Absolute path of <c>wwwroot</c>.</param>
    public AssetStore(string root)
    {
        var assets = Directory.Exists(root) ? ReadAll(root) : [];
        assets[StyleSheet] = new Asset("text/css", OneStyleSheet(assets));
        _assets = assets.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>What <c>npm run build</c> should have made and has not; pages still work, without their look.</summary>
    internal IReadOnlyList<string> Missing => [.. new[] { Tabler, Sprite }.Where(path => !_assets.ContainsKey(path))];

    internal Asset? Find(string path) => _assets.GetValueOrDefault(path);

    /// <summary>Address of a file, with its content's version, so that browsers may keep it for ever.</summary>
    internal string Url(string path) => Find(path) is { } asset ? $"{Prefix}{path}?v={asset.Version}" : Prefix + path;

    /// <summary>Address of one symbol in the icon sprite.</summary>
    internal string Icon(string name) => $"{Url(Sprite)}#{name}";

    private static Dictionary<string, Asset> ReadAll(string root) => Directory
        .EnumerateFiles(root, "*", SearchOption.AllDirectories)
        .Select(file => (File: file, Path: Path.GetRelativePath(root, file).Replace('\\', '/')))
        .ToDictionary(found => found.Path, found => new Asset(ContentTypeOf(found.Path), File.ReadAllBytes(found.File)), StringComparer.Ordinal);

    private static byte[] OneStyleSheet(Dictionary<string, Asset> assets)
    {
        var middle = assets.Keys
            .Where(path => path.StartsWith("css/", StringComparison.Ordinal) && !First.Contains(path) && !Last.Contains(path))
            .OrderBy(path => Path.ChangeExtension(path, null), StringComparer.Ordinal);
        var text = new StringBuilder();
        foreach (var path in First.Concat(middle).Concat(Last).Where(assets.ContainsKey))
        {
            text.Append(Encoding.UTF8.GetString(assets[path].Plain)).Append('\n');
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static string ContentTypeOf(string path) => Path.GetExtension(path) switch
    {
        ".css" => "text/css",
        ".js" or ".mjs" => "text/javascript",
        ".svg" => "image/svg+xml",
        ".png" => "image/png",
        ".ico" => "image/x-icon",
        ".woff2" => "font/woff2",
        ".json" => "application/json",
        _ => "text/plain",
    };
}
