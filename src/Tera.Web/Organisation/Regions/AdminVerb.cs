using System.CommandLine;
using System.Text.Json;
using Tera.Organisation.Accounts;
using Tera.Platform;
using Tera.Platform.CommandLine;
using Tera.Platform.Texts;
using Tera.Shared;

namespace Tera.Organisation.Regions;

/// <summary>Begins a real installation: <c>admin create</c> founds a region with its first administrator, or gives a founded one another.</summary>
internal sealed class AdminVerb : Command
{
    private readonly Option<string> _region = Required("--region", "Nama daerah seperti tercetak pada kop, misalnya \"Kabupaten Contoh Jaya\"");
    private readonly Option<string> _seat = Required("--seat", "Tempat sebelum tanggal surat, misalnya \"Contoh Jaya\"");
    private readonly Option<string> _zone = Required("--zone", "Waktu daerah: WIB, WITA, atau WIT");
    private readonly Option<string> _name = Required("--name", "Nama lengkap administrator, dengan gelar");
    private readonly Option<string> _user = Required("--user", "Nama pengguna administrator");
    private readonly Option<DataDirectory> _data = CommonOptions.Data();
    private readonly Option<bool> _json = CommonOptions.Json();

    internal AdminVerb(ServerParts parts)
        : base("admin", "Daerah dan administrator pertamanya")
    {
        var create = new Command("create", "Buat daerah dengan administrator pertamanya; sandinya ditampilkan sekali")
        {
            _region, _seat, _zone, _name, _user, _data, _json,
        };
        create.SetAction(async (parsed, ct) =>
        {
            var wish = Read(parsed);
            var data = parsed.GetValue(_data)!;
            await using var database = await Database.JoinAsync(HostConfiguration.Read([]), data, ct);
            await parts.MigrateAsync(database.Connections.Owner, ct);
            await using var app = parts.Build(["--Logging:LogLevel:Default=Warning"], database.Connections, data);
            var result = await new FoundRegionHandler(app.Services.GetRequiredService<IServiceScopeFactory>()).HandleAsync(wish, ct);
            if (!result.Accepted(out var made, out var no))
            {
                await Console.Error.WriteLineAsync(app.Services.GetRequiredService<Sentences>().For(no));
                return ExitCodes.Failed;
            }

            Console.WriteLine(parsed.GetValue(_json) ? JsonSerializer.Serialize(made, JsonSerializerOptions.Web) : Text(wish, made));
            return ExitCodes.Success;
        });
        Subcommands.Add(create);
    }

    private FoundRegion Read(ParseResult parsed) => new(
        Line(_region, parsed),
        Line(_seat, parsed),
        IndonesianTimeZone.Parse(parsed.GetValue(_zone)).Accepted(out var zone, out _) ? zone : throw new UsageException("--zone harus WIB, WITA, atau WIT."),
        Line(_name, parsed),
        UserName.Of(parsed.GetValue(_user)).Accepted(out var user, out _)
            ? user
            : throw new UsageException("--user terdiri atas huruf kecil, angka, titik, atau tanda hubung, sedikitnya tiga huruf."));

    private static PrintedLine Line(Option<string> option, ParseResult parsed) =>
        PrintedLine.Of(parsed.GetValue(option)).Accepted(out var line, out _) ? line : throw new UsageException($"{option.Name} tidak boleh kosong.");

    private static string Text(FoundRegion wish, FoundAdministrator made) =>
        $"""
         {wish.Region.Text} siap. Masuk sebagai:
           nama pengguna  {made.UserName}
           kata sandi     {made.Password}
         Kata sandi ini tidak ditampilkan lagi; gantilah setelah masuk. Berikutnya: tambahkan perangkat daerah dan pegawai di halaman Administrasi.
         """;

    private static Option<string> Required(string name, string description) => new(name) { Description = description, HelpName = "teks", Required = true };
}
