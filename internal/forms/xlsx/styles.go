package xlsx

// styles are the looks, in the order of their constants.
const styles = `<styleSheet xmlns="` + mainSpace + `">` +
	`<fonts count="5">` +
	`<font><sz val="11"/><name val="Calibri"/></font>` +
	`<font><b/><sz val="16"/><name val="Calibri"/></font>` +
	`<font><b/><sz val="11"/><name val="Calibri"/></font>` +
	`<font><b/><sz val="11"/><color rgb="FFFFFFFF"/><name val="Calibri"/></font>` +
	`<font><sz val="9"/><color rgb="FF707070"/><name val="Calibri"/></font>` +
	`</fonts>` +
	`<fills count="5">` +
	`<fill><patternFill patternType="none"/></fill>` +
	`<fill><patternFill patternType="gray125"/></fill>` +
	`<fill><patternFill patternType="solid"><fgColor rgb="FF2F4858"/></patternFill></fill>` +
	`<fill><patternFill patternType="solid"><fgColor rgb="FFD6E0E6"/></patternFill></fill>` +
	`<fill><patternFill patternType="solid"><fgColor rgb="FFEFEFEF"/></patternFill></fill>` +
	`</fills>` +
	`<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border>` +
	`<border><left` + thin + `</left><right` + thin + `</right><top` + thin + `</top><bottom` + thin + `</bottom><diagonal/></border></borders>` +
	`<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>` +
	`<cellXfs count="10">` +
	`<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0"/>` +
	`<xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>` +
	`<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1">` + wrapped + `</xf>` +
	`<xf numFmtId="49" fontId="2" fillId="0" borderId="0" xfId="0" applyFont="1" applyAlignment="1">` + wrapped + `</xf>` +
	`<xf numFmtId="49" fontId="3" fillId="2" borderId="1" xfId="0" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1">` + wrapped + `</xf>` +
	`<xf numFmtId="49" fontId="2" fillId="3" borderId="1" xfId="0" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1">` + wrapped + `</xf>` +
	`<xf numFmtId="49" fontId="0" fillId="4" borderId="1" xfId="0" applyFill="1" applyBorder="1" applyAlignment="1">` + wrapped + `</xf>` +
	`<xf numFmtId="49" fontId="4" fillId="4" borderId="1" xfId="0" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1">` + wrapped + `</xf>` +
	`<xf numFmtId="49" fontId="2" fillId="0" borderId="1" xfId="0" applyNumberFormat="1" applyFont="1" applyBorder="1" applyAlignment="1" applyProtection="1"><alignment horizontal="center" vertical="top"/><protection locked="0"/></xf>` +
	`<xf numFmtId="49" fontId="0" fillId="0" borderId="1" xfId="0" applyNumberFormat="1" applyBorder="1" applyAlignment="1" applyProtection="1">` + wrapped + `<protection locked="0"/></xf>` +
	`</cellXfs>` +
	`<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>` +
	`</styleSheet>`

const thin = ` style="thin"><color rgb="FFB0B0B0"/>`

const wrapped = `<alignment vertical="top" wrapText="1"/>`
