using System.Text;
using Tera.Procedures.Exchange;

namespace Tera.Procedures.Reading;

/// <summary>Text of a printed SOP whose cells are centred from top to bottom: words stand above the number of their row.</summary>
public sealed class CentredRowsTests
{
    private const string Head = """
        Nama SOP      : Surat Masuk
                                     Pelaksana            Mutu Baku
        No  Kegiatan               Kepala    Staf     Kelengkapan    Waktu      Output        Ket

        """;

    [Fact]
    public void Rows_go_on_over_pages_and_what_a_page_says_of_the_other_is_no_row()
    {
        var sop = Assert.Single(Read(Head + """
                Menerima surat
            1                                             Surat masuk    10 menit   Surat
                dan mencatat                                                        tercatat

                Memeriksa                                 Surat
            2                                                            1 jam      Disposisi
                surat                                     tercatat

                ke halaman berikutnya   A


                                                                            Halaman 1 dari 2

            """ + Head.Split('\n', 2)[1] + """
                                       A
                dari halaman sebelumnya

                Mengirim
            3                                             Disposisi      1 jam      Tanda terima
                jawaban
            Garis putus-putus: usulan, tidak tercetak pada SOP.

            """).Sops).Definition!;

        Assert.Equal([("1", "Menerima surat dan mencatat", "Surat masuk"), ("2", "Memeriksa surat", "Surat tercatat"), ("3", "Mengirim jawaban", "Disposisi")],
            sop.PrintedSteps.Select(step => (step.PrintedNumber, step.Text, step.Standard.Inputs.Single().Printed)));
        Assert.All(sop.PrintedSteps, step => Assert.Null(step.Border));
    }

    [Fact]
    public void A_row_without_a_number_stands_between_empty_lines()
    {
        var sop = Assert.Single(Read(Head + """
                Menerima surat
            1                                             Surat masuk    10 menit   Surat
                dan mencatat                                                        tercatat

                Rapat dengan                              Surat          1 jam      Notulen
                staf

                Mengirim
            2                                             Notulen        1 jam      Tanda terima
                jawaban

            """).Sops).Definition!;

        Assert.Equal([("1", "Menerima surat dan mencatat"), (null, "Rapat dengan staf"), ("2", "Mengirim jawaban")], sop.PrintedSteps.Select(step => (step.PrintedNumber, step.Text)));
    }

    [Fact]
    public void Rows_that_cannot_be_parted_are_refused_and_not_mixed()
    {
        var file = Read(Head + """
                Menerima surat                            Surat masuk               Surat yang
            1   dan mencatat                                             10 menit   sudah
                dalam agenda                              serta lampiran            tercatat
                surat                                                               rapi
                Memeriksa                                 Surat
            2   kelengkapan                                              1 jam      Disposisi
                surat itu                                 tercatat
                lengkap sekali                            lagi

            """);

        Assert.Equal(
            "naskah.txt baris 1: diharapkan baris yang dapat dipisahkan: satu baris kosong di antara dua langkah, atau berkas Excel atau Word dari naskah ini; ditemukan tulisan yang mulai di atas nomornya, sehingga isi beberapa langkah tercampur.",
            Assert.Single(Assert.Single(file.Sops).Faults).ToString());
    }

    private static ImportedFile Read(string text) => SopImport.Read(Encoding.UTF8.GetBytes(text), "naskah.txt");
}
